-- name: drop
delete from casework_reader where matter = @Matter and not (reader in @Readers)

-- name: add
insert into casework_reader (matter, reader)
select id, @Reader from casework_matter where id = @Matter
on conflict do nothing

-- name: has
select count(*) from casework_reader where matter = @Matter and reader in @Readers
