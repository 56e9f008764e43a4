-- name: last
select s.id, s.day, s.law, s.parts, s.families, s.started_at, s.ended_at,
    (select cast(coalesce(sum(p.families), 0) as {whole}) from batch_scan_part p where p.scan = s.id and p.ended_at is not null) as done,
    (select cast(coalesce(sum(p.handed), 0) as {whole}) from batch_scan_part p where p.scan = s.id) as handed,
    (select count(distinct c.family) from batch_scan_change c where c.scan = s.id) as changed
from batch_scan s
order by s.started_at desc, s.id desc
limit @Most

-- name: counts
select substr(c.place_code, 1, @Digits) as place, c.benefit, c.turn, c.cause, count(distinct c.family) as families, cast(sum(c.difference_fen) as {whole}) as difference_fen
from batch_scan_change c
where c.scan = @Scan and c.place_code between @From and @To
group by substr(c.place_code, 1, @Digits), c.benefit, c.turn, c.cause
order by 1, 2, 3, 4

-- name: families
select c.family, c.place_code, c.benefit, c.subject, c.turn, c.cause, c.difference_fen
from batch_scan_change c
where c.scan = @Scan and c.place_code between @From and @To
order by c.place_code, c.family, c.benefit, c.subject
limit @Most offset @Skip

-- name: faults
select f.family, f.place_code, f.code
from batch_scan_fault f
where f.scan = @Scan and f.place_code between @From and @To
order by f.place_code, f.family
limit @Most

-- name: fault-count
select count(*) from batch_scan_fault f where f.scan = @Scan and f.place_code between @From and @To
