-- name: note
insert into exchange_request (id, consumer, purpose, facts, refusal, place_code, asked_at)
values (@Id, @Consumer, @Purpose, @Facts, @Refusal, @PlaceCode, @Now)
on conflict (id) do nothing

-- name: last
select id, consumer, purpose, facts, refusal, asked_at
from exchange_request
where place_code between @ScopeFrom and @ScopeTo
order by asked_at desc, id desc
limit @Most

-- name: refused-since
select count(*) from exchange_request where refusal is not null and asked_at >= @Since and place_code between @ScopeFrom and @ScopeTo
