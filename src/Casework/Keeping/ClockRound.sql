-- name: late
select distinct case_id from casework_step
where status = 'open' and paused = @No and ((due < @Today and late = @No) or (beyond = @Yes and @Horizon > opened_on))
order by case_id
limit @Most

-- name: held
select case_id, step from casework_step where holder = @Holder and status = 'open' order by case_id, step
