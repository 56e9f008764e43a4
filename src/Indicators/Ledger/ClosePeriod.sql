-- name: steps
select place, period, state, digest, changed_by, step from indicators_period where place = @Place and period = @Period order by step

-- name: add
insert into indicators_period (place, period, state, digest, changed_at, changed_by, step)
values (@Place, @Period, @State, @Digest, @ChangedAt, @ChangedBy, @Step)
