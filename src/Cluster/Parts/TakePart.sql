-- name: take
update cluster_part
set silo = @Silo, thread = @Thread, attempts = attempts + 1
where (run, number) = (
    select p.run, p.number
    from cluster_part p
    join cluster_run r on r.run = p.run
    where r.state = 'running' and p.done_at is null
        and (p.silo is null or p.silo = @Silo and p.thread = @Thread
            or not exists (select 1 from cluster_membership m where m.silo_name = p.silo and m.status <> 6))
        and not exists (select 1 from cluster_refusal f where f.run = p.run and f.silo = @Silo)
    order by r.asked_at, p.run, p.number
    limit 1
    for update of p skip locked)
returning run, number, attempts

-- name: run
select run, population, fingerprint, folder, on_day, benefits, with_rows, lawbook, engine, state, problem
from cluster_run
where run = @Run
