-- name: decide
update register_pair
set state = @State, decided_at = @Now, decided_by = @By
where one_id = @One and other_id = @Other or one_id = @Other and other_id = @One

-- name: apart
update register_pair
set state = 'distinct', decided_at = @Now, decided_by = @By
where (one_id = @One and other_id = @Other or one_id = @Other and other_id = @One) and state = 'open' and not sealed
