-- name: end
update access_holding
set to_at = @Now
where post = @Post and to_at is null

-- name: end-sessions
update access_session
set ended_at = @Now
where post = @Post and ended_at is null
