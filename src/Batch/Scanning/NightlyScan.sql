-- name: begin
insert into batch_scan (id, day, law, most_children, most_pregnancies, parts, families, started_at, ended_at)
values (@Id, @Day, @Law, @MostChildren, @MostPregnancies, @Parts, @Families, @Now, null)

-- name: begin-part
insert into batch_scan_part (scan, number, from_place, to_place, first_family, last_family, families, handed, ended_at)
values (@Scan, @Number, @FromPlace, @ToPlace, @FirstFamily, @LastFamily, @Families, null, null)

-- name: end-part
update batch_scan_part
set handed = @Handed, ended_at = @Now
where scan = @Scan and number = @Number and ended_at is null

-- name: end
update batch_scan
set ended_at = @Now
where id = @Scan and ended_at is null and not exists (select 1 from batch_scan_part p where p.scan = @Scan and p.ended_at is null)

-- name: lock
select id from batch_scan where id = @Scan {for update}

-- name: part
select p.number, p.from_place, p.to_place, p.first_family, p.last_family, p.families, p.ended_at, s.most_children, s.most_pregnancies
from batch_scan_part p
join batch_scan s on s.id = p.scan
where p.scan = @Scan and p.number = @Number
