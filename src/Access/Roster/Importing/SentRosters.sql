-- name: add
insert into access_roster_table (id, account, file, content, kept_at)
values (@Id, @Account, @File, @Content, @Now)
on conflict (id) do nothing

-- name: find
select id, file, content
from access_roster_table
where id = @Id and account = @Account and kept_at >= @Since

-- name: drop
delete from access_roster_table
where id = @Id and account = @Account

-- name: forget
delete from access_roster_table
where kept_at < @Before
