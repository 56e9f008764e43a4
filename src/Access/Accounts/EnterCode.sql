-- name: state
select code_secret, code_step, code_failures, code_locked_until
from access_account
where id = @Id
{for update}

-- name: accept
update access_account
set code_step = @Step, code_failures = 0, code_locked_until = null, code_confirmed_at = coalesce(code_confirmed_at, @Now)
where id = @Id and code_step < @Step

-- name: prove
update access_session
set second_factor = 'code'
where id = @Id and ended_at is null

-- name: refuse
update access_account
set code_failures = @Failures, code_locked_until = @LockedUntil
where id = @Id
