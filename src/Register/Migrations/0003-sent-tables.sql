-- Tables of persons that somebody sent by the page: what their dry run said, who asked for the import, how far it has come.
create table register_sent_table (
    id {id} primary key,
    file {text} not null,
    sheet {text} null,
    mapping {text} null,
    agency {text} not null,
    bytes {whole} not null,
    digest {text} not null,
    state {text} not null check (state in ('checking', 'checked', 'refused', 'waiting', 'importing', 'done', 'dropped')),
    asked_by {id} not null,
    asked_post {id} not null,
    scope_from {key} not null,
    scope_to {key} not null,
    asked_at {instant} not null,
    changed_at {instant} not null,
    rows_read {whole} not null,
    report {bytes} null
) {strict};

create index register_sent_table_scope on register_sent_table (scope_from, asked_at);

-- The file itself in encrypted pieces, until it is imported or given up.
create table register_sent_piece (
    id {id} primary key,
    table_id {id} not null references register_sent_table (id),
    sequence {whole} not null,
    body {bytes} not null,
    unique (table_id, sequence)
) {strict};
