-- name: enqueue
insert into store_job (queue, id, body, state, due_at, attempts, created_at)
values (@Queue, @Id, @Body, 'waiting', @DueAt, 0, @Now)
on conflict (queue, id) do nothing

-- name: take
update store_job
set lease = @Lease, leased_until = @Until, attempts = attempts + 1
where queue = @Queue and id = (
    select id
    from store_job
    where queue = @Queue and state = 'waiting' and due_at <= @Now and (leased_until is null or leased_until <= @Now)
    order by due_at, id
    limit 1
    {skip locked})
returning queue, id, body, attempts, lease

-- name: complete
update store_job
set state = 'done', lease = null, leased_until = null, ended_at = @Now
where queue = @Queue and id = @Id and lease = @Lease and state = 'waiting'

-- name: retry
update store_job
set due_at = @DueAt, lease = null, leased_until = null, last_fault = @Fault
where queue = @Queue and id = @Id and lease = @Lease and state = 'waiting'

-- name: bury
update store_job
set state = 'dead', lease = null, leased_until = null, last_fault = @Fault, ended_at = @Now
where queue = @Queue and id = @Id and lease = @Lease and state = 'waiting'

-- name: hasten
update store_job
set due_at = @Now
where queue = @Queue and state = 'waiting' and due_at > @Now and leased_until is null

-- name: dead
select queue, id, body, attempts, last_fault, ended_at
from store_job
where queue = @Queue and state = 'dead'
order by ended_at, id
limit @Most

-- name: counts
select queue, state, count(*) as count
from store_job
group by queue, state
order by queue, state

-- name: revive
update store_job
set state = 'waiting', due_at = @Now, attempts = 0, ended_at = null
where queue = @Queue and id = @Id and state = 'dead'

-- name: repeat
update store_job
set state = 'waiting', due_at = @Now, attempts = 0, ended_at = null
where queue = @Queue and id = @Id and state = 'done'

-- name: forget
delete from store_job
where state = 'done' and ended_at < @Before
