-- name: withdraw
update access_roster_training
set withdrawn_at = @Now
where id = @Id and entry = @Entry and withdrawn_at is null
