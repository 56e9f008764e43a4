-- Every list reads within the actor's places: a table belongs to the places for which it was sent.
-- name: list
select id, file, sheet, mapping, agency, bytes, digest, state, asked_by, asked_post, scope_from, scope_to, asked_at, changed_at, rows_read, report
from register_sent_table
where scope_from between @ScopeFrom and @ScopeTo and scope_to between @ScopeFrom and @ScopeTo
order by asked_at desc, id
limit @Most

-- name: find
select id, file, sheet, mapping, agency, bytes, digest, state, asked_by, asked_post, scope_from, scope_to, asked_at, changed_at, rows_read, report
from register_sent_table
where id = @Id and scope_from between @ScopeFrom and @ScopeTo and scope_to between @ScopeFrom and @ScopeTo
{for update}

-- name: any
select id, file, sheet, mapping, agency, bytes, digest, state, asked_by, asked_post, scope_from, scope_to, asked_at, changed_at, rows_read, report
from register_sent_table
where id = @Id

-- name: add
insert into register_sent_table (id, file, sheet, mapping, agency, bytes, digest, state, asked_by, asked_post, scope_from, scope_to, asked_at, changed_at, rows_read, report)
values (@Id, @File, @Sheet, null, @Agency, @Bytes, @Digest, 'checking', @AskedBy, @AskedPost, @ScopeFrom, @ScopeTo, @Now, @Now, 0, null)
on conflict do nothing

-- name: add-piece
insert into register_sent_piece (id, table_id, sequence, body) values (@Id, @TableId, @Sequence, @Body)

-- name: pieces
select id, sequence, body from register_sent_piece where table_id = @Id and sequence = @Sequence

-- name: forget
delete from register_sent_piece where table_id = @Id

-- name: turn
update register_sent_table set state = @State, changed_at = @Now, rows_read = 0 where id = @Id

-- name: map
update register_sent_table set mapping = @Mapping, sheet = @Sheet, state = 'checking', changed_at = @Now, rows_read = 0 where id = @Id

-- name: report
update register_sent_table set state = @State, changed_at = @Now, rows_read = @RowsRead, report = @Report where id = @Id

-- name: reach
update register_sent_table set rows_read = @RowsRead where id = @Id

-- name: old
select id from register_sent_table where state in ('checked', 'refused', 'waiting') and changed_at < @Before

-- name: quarantine
select id, row_number, row_text, problems from register_quarantine where import_id = @Id order by row_number, id limit @Most offset @Skip

-- name: is-done
select count(*) from register_import where id = @Id and state = 'done'
