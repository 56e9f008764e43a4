-- name: known
select count(*) from indicators_warning where id = @Id

-- name: open
insert into indicators_warning (id, indicator, place, period, rule, snapshot, observed, expected, upper_limit, probability, synthetic, opened_at)
values (@Id, @Indicator, @Place, @Period, @Rule, @Snapshot, @Observed, @Expected, @UpperLimit, @Probability, @Synthetic, @OpenedAt)

-- name: warnings
select id, indicator, place, period, rule, snapshot, observed, expected, upper_limit, probability, synthetic, opened_at from indicators_warning order by opened_at, id

-- name: steps
select warning, step, state, by_name, by_account, note, at_instant from indicators_warning_step order by warning, step

-- name: step
insert into indicators_warning_step (warning, step, state, by_name, by_account, note, at_instant)
values (@Warning, @Step, @State, @ByName, @ByAccount, @Note, @AtInstant)
on conflict (warning, step) do nothing
