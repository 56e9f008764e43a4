-- name: add
insert into indicators_watcher (name, place, most, since) values (@Name, @Place, @Most, @Since)

-- name: all
select name, place, most from indicators_watcher order by name, place, since

-- name: notices
select watcher, warning, month from indicators_notice order by watcher, warning

-- name: notice
insert into indicators_notice (watcher, warning, month, noticed_at) values (@Watcher, @Warning, @Month, @NoticedAt)
