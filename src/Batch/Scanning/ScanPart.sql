-- name: known
select family, rights, answers from batch_family where family in @Families

-- name: keep
insert into batch_family (family, rights, answers, scan)
values (@Family, @Rights, @Answers, @Scan)
on conflict (family) do update set rights = excluded.rights, answers = excluded.answers, scan = excluded.scan

-- name: change
insert into batch_scan_change (scan, family, place_code, benefit, subject, turn, cause, difference_fen, found_at)
values (@Scan, @Family, @PlaceCode, @Benefit, @Subject, @Turn, @Cause, @DifferenceFen, @Now)
on conflict (scan, family, benefit, subject) do nothing

-- name: fault
insert into batch_scan_fault (scan, family, place_code, code)
values (@Scan, @Family, @PlaceCode, @Code)
on conflict (scan, family) do nothing
