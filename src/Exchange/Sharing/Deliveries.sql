-- name: note
insert into exchange_delivery (id, share, place_code, arrived_on, rows_read, rows_matched, noted_by, noted_at)
values (@Id, @Share, @PlaceCode, @ArrivedOn, @RowsRead, @RowsMatched, @NotedBy, @Now)
on conflict (id) do nothing

-- name: latest
select d.share, d.arrived_on, d.rows_read, d.rows_matched
from exchange_delivery d
where d.place_code between @ScopeFrom and @ScopeTo
  and not exists (
    select 1
    from exchange_delivery later
    where later.share = d.share and later.place_code between @ScopeFrom and @ScopeTo and (later.arrived_on > d.arrived_on or (later.arrived_on = d.arrived_on and later.id > d.id)))
order by d.share

-- name: answers
select source, max(taken_at) as last_at
from exchange_taken
where place_code between @ScopeFrom and @ScopeTo
group by source
order by source

-- name: orders
select s.system, count(*) as asked, sum(case when exists (select 1 from exchange_taken t where t.subject = s.subject and t.type <> @Received) then 1 else 0 end) as answered
from exchange_sent s
where s.place_code between @ScopeFrom and @ScopeTo and s.sequence = 1 and s.ended_at is not null and s.is_dropped = @No
group by s.system
order by s.system
