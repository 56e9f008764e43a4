-- name: heads
select log, suite, size, chain, frontier
from store_evidence_head
order by log

-- name: snapshot
select pg_export_snapshot()

-- name: tables
select count(*) from pg_tables where schemaname = any (current_schemas(false))

-- name: one
select 1

-- name: has-logs-sqlite
select count(*) from sqlite_master where type = 'table' and name = 'store_evidence_head'

-- name: has-logs-postgres
select count(*) from pg_tables where schemaname = any (current_schemas(false)) and tablename = 'store_evidence_head'
