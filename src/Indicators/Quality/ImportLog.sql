-- name: sets
select s.id, s.title_zh, s.title_en, s.file, s.hash, s.synthetic, s.imported_on, s.row_count, count(q.row_number) as quarantined
from indicators_data_set s left join indicators_quarantine q on q.data_set = s.id
group by s.id, s.title_zh, s.title_en, s.file, s.hash, s.synthetic, s.imported_on, s.row_count, s.imported_at
order by s.imported_at desc, s.id
limit 200

-- name: periods
select place, period, state, digest, changed_by, step from indicators_period order by place, period, step
