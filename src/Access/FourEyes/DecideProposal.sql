-- name: decide
update access_proposal
set state = @State, decided_by = @DecidedBy, decided_post = @DecidedPost, decided_at = @Now, note = @Note
where id = @Id and state = 'open' and proposed_by <> @DecidedBy

-- name: withdraw
update access_proposal
set state = 'withdrawn', decided_by = @Account, decided_post = @Post, decided_at = @Now
where id = @Id and state = 'open' and proposed_by = @Account
