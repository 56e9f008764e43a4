-- name: forget
delete from access_kept_form
where kept_at < @Before

-- name: add
insert into access_kept_form (id, account, content, kept_at)
values (@Id, @Account, @Content, @Now)

-- name: trim
delete from access_kept_form
where account = @Account and id not in (select id from access_kept_form where account = @Account order by kept_at desc, id desc limit @Most)

-- name: of
select id, content, kept_at
from access_kept_form
where account = @Account and kept_at >= @Since
order by kept_at desc, id desc

-- name: drop
delete from access_kept_form
where account = @Account and id = @Id
