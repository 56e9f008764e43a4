-- name: any
select count(*) from (select id from register_person limit 1) p
