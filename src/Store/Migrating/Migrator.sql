-- name: create
create table if not exists store_migration (
    module {text} not null,
    number {whole} not null,
    name {text} not null,
    checksum {text} not null,
    applied_at {instant} not null,
    primary key (module, number)
) {strict}

-- name: lock
select pg_advisory_xact_lock(4701975843)

-- name: applied
select module, number, name, checksum
from store_migration
order by module, number

-- name: record
insert into store_migration (module, number, name, checksum, applied_at)
values (@Module, @Number, @Name, @Checksum, @AppliedAt)

-- name: exists-sqlite
select count(*) from sqlite_master where type = 'table' and name = 'store_migration'

-- name: exists-postgres
select count(*) from pg_tables where schemaname = any (current_schemas(false)) and tablename = 'store_migration'
