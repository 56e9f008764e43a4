-- name: refuse
insert into cluster_refusal (run, silo, problem, refused_at)
values (@Run, @Silo, @Problem, @Now)
on conflict (run, silo) do nothing

-- name: give-back
update cluster_part
set silo = null, thread = null, attempts = attempts - 1
where run = @Run and silo = @Silo and done_at is null
