-- name: all
select plan, version, place, title, run, inputs_hash, from_year, to_year, additions, note, published, written_at, by_name from indicators_plan order by written_at, plan, version
