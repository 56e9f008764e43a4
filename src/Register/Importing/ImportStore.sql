-- name: number-known
select s.row_number, p.id, p.place_code, p.hukou_code, p.name, p.name_plain, p.pinyin, p.sex, p.birth_date, 1 as by_number
from register_import_row s
join register_person p on p.number_tail = s.number_tail and p.number_index = s.number_index
where s.import_id = @Import and s.number_index is not null and p.number_tail is not null and not p.sealed

-- name: name-known
select s.row_number, p.id, p.place_code, p.hukou_code, p.name, p.name_plain, p.pinyin, p.sex, p.birth_date, 0 as by_number
from register_import_row s
join register_person p on p.birth_date = s.birth_date and (p.pinyin || '') = s.pinyin
where s.import_id = @Import and s.number_index is null and not p.sealed

-- name: clear
delete from register_import_row where import_id = @Import

-- name: advance
update register_import
set last_row = @LastRow, rows_read = @Read, rows_recorded = @Recorded, rows_known = @Known, rows_quarantined = @Refused
where id = @Import

-- name: end
update register_import
set state = 'done', ended_at = @Now, kin_recorded = @Kin, kin_missing = @KinMissing
where id = @Import

-- name: first
select id from register_person order by id limit 1

-- name: last
select id from register_person order by id desc limit 1

-- name: by-ids
select 0 as row_number, p.id, p.place_code, p.hukou_code, p.name, p.name_plain, p.pinyin, p.sex, p.birth_date, 0 as by_number
from register_person p
where p.id in @Ids and not p.sealed
