-- name: sqlite
select name from sqlite_master where type = 'index'

-- name: postgres
select indexname from pg_indexes where schemaname = any (current_schemas(false))
