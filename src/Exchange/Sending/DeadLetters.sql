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

-- name: unanswered
select s.id, s.system, s.type, s.subject, s.sequence, s.place_code, s.body, s.posted_at, s.tries, s.tried_at, s.fault, s.ended_at, s.is_dropped
from exchange_sent s
where s.type = @Asked and s.ended_at < @Before and s.is_dropped = @No and s.place_code between @ScopeFrom and @ScopeTo
  and not exists (select 1 from exchange_taken t where t.subject = s.subject and t.type <> @Received)
order by s.ended_at, s.id
limit @Most

-- name: reopen
update exchange_sent set ended_at = null
where id = @Id and type = @Asked and is_dropped = @No
  and not exists (select 1 from exchange_taken t where t.subject = exchange_sent.subject and t.type <> @Received)
