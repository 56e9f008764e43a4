-- Imports of tables: how far each has come, so that one that was interrupted goes on and nothing is recorded twice.
create table register_import (
    id {id} primary key,
    file {text} not null,
    digest {text} not null,
    state {text} not null check (state in ('running', 'done')),
    started_at {instant} not null,
    ended_at {instant} null,
    started_by {text} not null,
    last_row {whole} not null,
    rows_read {whole} not null,
    rows_recorded {whole} not null,
    rows_known {whole} not null,
    rows_quarantined {whole} not null,
    kin_recorded {whole} not null,
    kin_missing {whole} not null
) {strict};

create index register_import_digest on register_import (digest);

-- Rows that were not taken. The row itself is encrypted.
create table register_quarantine (
    id {id} primary key,
    import_id {id} not null,
    row_number {whole} not null,
    row_text {bytes} not null,
    problems {text} not null
) {strict};

create index register_quarantine_import on register_quarantine (import_id, row_number);

-- The rows of one part of an import while they are compared with the register; empty otherwise.
create table register_import_row (
    import_id {id} not null,
    row_number {whole} not null,
    number_tail {bytes} null,
    number_index {bytes} null,
    birth_date {date} not null,
    pinyin {key} not null,
    name_plain {key} not null
) {strict};

create index register_import_row_import on register_import_row (import_id);

-- Parents whom an import names by number, until its end, when all persons of the file are there.
create table register_import_kin (
    id {id} primary key,
    import_id {id} not null,
    child_id {id} not null,
    child_place {key} not null,
    born_on {date} not null,
    role {text} not null,
    number_tail {bytes} not null,
    number_index {bytes} not null
) {strict};

create index register_import_kin_import on register_import_kin (import_id, id);
