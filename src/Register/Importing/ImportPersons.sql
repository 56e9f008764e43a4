-- name: by-id
select file, digest, state, last_row, rows_read, rows_recorded, rows_known, rows_quarantined from register_import where id = @Id

-- name: imported
select count(*) from register_import where digest = @Digest and state = 'done'

-- name: begin
insert into register_import (id, file, digest, state, started_at, ended_at, started_by, last_row, rows_read, rows_recorded, rows_known, rows_quarantined, kin_recorded, kin_missing)
values (@Id, @File, @Digest, 'running', @Now, null, @By, 0, 0, 0, 0, 0, 0, 0)

-- name: is-empty
select not exists (select 1 from register_person)
