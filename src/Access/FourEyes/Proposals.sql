-- name: one
select id, action, subject, digest, place_code, proposed_by, proposed_post, proposed_at, state, decided_by, decided_at, note
from access_proposal
where id = @Id and place_code between @ScopeFrom and @ScopeTo

-- name: open
select id, action, subject, digest, place_code, proposed_by, proposed_post, proposed_at, state, decided_by, decided_at, note
from access_proposal
where action = @Action and subject = @Subject and state = 'open' and place_code between @ScopeFrom and @ScopeTo
