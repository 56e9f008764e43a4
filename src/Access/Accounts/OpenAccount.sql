-- name: add
insert into access_account (id, provider, subject, kind, name, code_step, created_at)
values (@Id, @Provider, @Subject, @Kind, @Name, 0, @Now)
on conflict (provider, subject) do nothing
