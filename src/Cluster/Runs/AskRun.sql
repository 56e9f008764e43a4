-- name: lock
lock table cluster_run in share row exclusive mode

-- name: known
select run, population, fingerprint, folder, on_day, benefits, with_rows, lawbook, engine, state, problem
from cluster_run
where run = @Run

-- name: remove
delete from cluster_run
where run = @Run

-- name: add
insert into cluster_run (run, population, fingerprint, folder, on_day, benefits, with_rows, lawbook, engine, state, asked_at)
values (@Run, @Population, @Fingerprint, @Folder, @OnDay, @Benefits, @WithRows, @Lawbook, @Engine, 'running', @Now)
