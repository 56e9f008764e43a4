-- name: begin
update access_account
set code_secret = @Secret
where id = @Id and code_secret is null

-- name: secret
select code_secret
from access_account
where id = @Id

-- name: reset
update access_account
set code_secret = null, code_confirmed_at = null, code_step = 0, code_failures = 0, code_locked_until = null
where id = @Id

-- name: end-sessions
update access_session
set ended_at = @Now
where account = @Id and ended_at is null
