-- name: undelivered
select id, system, type, subject, sequence, place_code, body, posted_at, tries, tried_at, fault, ended_at, is_dropped
from exchange_sent
where ended_at is null and (fault is not null or id in @Dead) and place_code between @ScopeFrom and @ScopeTo
order by posted_at, id
limit @Most

-- name: count
select count(*) from exchange_sent where ended_at is null and fault is not null and place_code between @ScopeFrom and @ScopeTo

-- name: find
select id, system, type, subject, sequence, place_code, body, posted_at, tries, tried_at, fault, ended_at, is_dropped
from exchange_sent
where id = @Id and place_code between @ScopeFrom and @ScopeTo

-- name: open
select system, count(*) as count
from exchange_sent
where ended_at is null and place_code between @ScopeFrom and @ScopeTo
group by system
order by system
