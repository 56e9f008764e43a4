-- name: one
select id, kind, post, account, subject, place_code, reference, reason, state, asked_at, until_at, decided_by, decided_at, review_due_at, reviewed_at, review
from access_grant
where id = @Id and place_code between @ScopeFrom and @ScopeTo

-- name: asked
select id, kind, post, account, subject, place_code, reference, reason, state, asked_at, until_at, decided_by, decided_at, review_due_at, reviewed_at, review
from access_grant
where state = 'asked' and place_code between @ScopeFrom and @ScopeTo
order by asked_at, id
limit @Most

-- name: to-review
select id, kind, post, account, subject, place_code, reference, reason, state, asked_at, until_at, decided_by, decided_at, review_due_at, reviewed_at, review
from access_grant
where review_due_at is not null and reviewed_at is null and place_code between @ScopeFrom and @ScopeTo
order by review_due_at, id
limit @Most

-- name: of-post
select id, kind, post, account, subject, place_code, reference, reason, state, asked_at, until_at, decided_by, decided_at, review_due_at, reviewed_at, review
from access_grant
where post = @Post and kind <> 'task'
order by asked_at desc, id
limit @Most
