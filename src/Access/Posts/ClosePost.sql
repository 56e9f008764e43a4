-- name: close
update access_post
set closed_at = @Now
where id = @Post and closed_at is null
