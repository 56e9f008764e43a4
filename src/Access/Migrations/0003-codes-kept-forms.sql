-- Wrong codes are counted, so that guessing ends.
alter table access_account add column code_failures {whole} not null default 0;
alter table access_account add column code_locked_until {instant} null;

-- A task gives its post one purpose for each person, however often it is said.
create unique index access_grant_task on access_grant (post, reference, subject) where kind = 'task' and state = 'open';

-- What somebody sent after the session had timed out: sealed, given back to the same account after signing in again, then deleted.
create table access_kept_form (
    id {id} primary key,
    account {id} not null references access_account (id),
    content {bytes} not null,
    kept_at {instant} not null
) {strict};

create index access_kept_form_account on access_kept_form (account, kept_at);
create index access_kept_form_age on access_kept_form (kept_at);
