-- name: came
select c.series, c.place, c.period, c.cells, c.value, c.data_set, s.mapping, s.imported_on, s.imported_by, s.synthetic, r.note
from indicators_count c
join indicators_data_set s on s.id = c.data_set
left join indicators_report r on r.data_set = c.data_set
where c.period >= @Year and exists (select 1 from indicators_point p where p.place = c.place and p.place_code between @ScopeFrom and @ScopeTo)
order by s.imported_on, s.imported_at, s.id
