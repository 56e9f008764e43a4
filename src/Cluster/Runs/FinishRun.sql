-- name: next
select r.run, r.population, r.fingerprint, r.folder, r.on_day, r.benefits, r.with_rows, r.lawbook, r.engine, r.state, r.problem
from cluster_run r
where r.state = 'running'
    and not exists (select 1 from cluster_part p where p.run = r.run and p.done_at is null)
    and not exists (select 1 from cluster_refusal f where f.run = r.run and f.silo = @Silo)
order by r.asked_at
limit 1

-- name: whole
update cluster_run
set state = 'whole', ended_at = @Now
where run = @Run and state = 'running'

-- name: reopen
update cluster_part
set done_at = null, silo = null, thread = null
where run = @Run and number in @Numbers

-- name: fail
update cluster_run
set state = 'failed', problem = @Problem, ended_at = @Now
where run = @Run and state = 'running'
