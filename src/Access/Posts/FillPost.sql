-- name: add
insert into access_holding (id, post, account, from_at)
values (@Id, @Post, @Account, @Now)
on conflict (post) where to_at is null do nothing
