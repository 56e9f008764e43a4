-- What one module tells the others. The id is the sender's: told twice is told once.
create table store_message (
    id {id} primary key,
    topic {text} not null,
    body {text} not null,
    posted_at {instant} not null
) {strict};

-- What is to be done, once, by one worker at a time.
create table store_job (
    queue {text} not null,
    id {id} not null,
    body {text} not null,
    state {text} not null check (state in ('waiting', 'done', 'dead')),
    due_at {instant} not null,
    attempts {whole} not null,
    lease {id} null,
    leased_until {instant} null,
    last_fault {text} null,
    created_at {instant} not null,
    ended_at {instant} null,
    primary key (queue, id)
) {strict};

create index store_job_waiting on store_job (queue, due_at) where state = 'waiting';
create index store_job_ended on store_job (ended_at) where ended_at is not null;
