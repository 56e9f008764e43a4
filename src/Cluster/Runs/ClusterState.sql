-- name: silos
select m.silo_name, m.host_name, m.started_at, m.alive_at, (select count(*) from cluster_part p where p.silo = m.silo_name and p.done_at is not null)
from cluster_membership m
where m.status = 3
order by m.started_at, m.silo_name

-- name: runs
select r.run, r.folder, r.state, r.problem, count(p.number), count(p.done_at), cast(coalesce(sum(p.families), 0) as bigint),
    cast(coalesce(sum(p.families) filter (where p.done_at is not null), 0) as bigint),
    cast(coalesce(sum(p.families) filter (where p.done_at is not null and p.attempts = 0), 0) as bigint)
from cluster_run r
left join cluster_part p on p.run = r.run
where @Run = '' or r.run = @Run
group by r.run, r.folder, r.state, r.problem, r.asked_at
order by r.asked_at, r.run

-- name: refusals
select f.run, f.silo, f.problem
from cluster_refusal f
where (@Run = '' or f.run = @Run) and exists (select 1 from cluster_membership m where m.silo_name = f.silo and m.status <> 6)
order by f.run, f.refused_at, f.silo
