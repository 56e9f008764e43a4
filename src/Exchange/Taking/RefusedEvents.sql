-- name: note
insert into exchange_refusal (refused_on, system, code, times, last_at)
values (@Day, @System, @Code, 1, @Now)
on conflict (refused_on, system, code) do update set times = exchange_refusal.times + 1, last_at = excluded.last_at
returning times

-- name: recent
select refused_on, system, code, times, last_at
from exchange_refusal
where refused_on >= @Since
order by last_at desc, system, code
