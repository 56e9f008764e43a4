-- name: of-place
select plan, version, place, title, run, inputs_hash, from_year, to_year, additions, note, published, written_at, by_name
from indicators_plan
where place = @Place
order by written_at, plan, version

-- name: places
select place from indicators_plan where plan = @Plan
