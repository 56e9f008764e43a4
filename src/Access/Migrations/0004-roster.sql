-- Persons who do the population service of a township or village. A row is one version of what is on record; the latest holds, the earlier stay.
create table access_roster (
    id {id} primary key,
    entry {id} not null,
    version {whole} not null,
    place_code {text} not null,
    name {text} not null,
    post {id} null references access_post (id),
    duties {text} not null,
    pay {text} not null check (pay in ('unknown', 'unpaid', 'paid')),
    pay_fen_monthly {whole} null,
    pension {text} not null,
    since_on {date} not null,
    until_on {date} null,
    recorded_by {text} not null,
    recorded_at {instant} not null,
    unique (entry, version),
    check ((pay = 'paid') = (pay_fen_monthly is not null))
) {strict};

create index access_roster_place on access_roster (place_code);

-- Trainings of these persons. One that was recorded wrongly is withdrawn and stays.
create table access_roster_training (
    id {id} primary key,
    entry {id} not null,
    place_code {text} not null,
    held_on {date} not null,
    subject {text} not null,
    hours {whole} not null,
    certificate {text} not null,
    recorded_by {text} not null,
    recorded_at {instant} not null,
    withdrawn_at {instant} null
) {strict};

create index access_roster_training_place on access_roster_training (place_code);
create unique index access_roster_training_once on access_roster_training (entry, held_on, subject) where withdrawn_at is null;

-- Tables that were sent and checked and wait for the word of who sent them: sealed, deleted once imported, given up or left for a day.
create table access_roster_table (
    id {id} primary key,
    account {id} not null references access_account (id),
    file {text} not null,
    content {bytes} not null,
    kept_at {instant} not null
) {strict};

create index access_roster_table_age on access_roster_table (kept_at);
