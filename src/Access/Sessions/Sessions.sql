-- name: add
insert into access_session (id, secret_digest, account, post, second_factor, created_at, seen_at)
values (@Id, @Digest, @Account, @Post, @SecondFactor, @Now, @Now)

-- name: one
select id, account, post, second_factor, created_at, seen_at, ended_at
from access_session
where secret_digest = @Digest

-- name: note
update access_session
set seen_at = @Now
where id = @Id and ended_at is null

-- name: choose
update access_session
set post = @Post
where id = @Id and ended_at is null

-- name: end
update access_session
set ended_at = @Now
where id = @Id and ended_at is null
