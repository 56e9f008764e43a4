-- name: decide
update access_grant
set state = @State, until_at = @UntilAt, decided_by = @DecidedBy, decided_at = @Now, decision_note = @Note
where id = @Id and kind = 'approval' and state = 'asked'
