-- A run over a population that silos decide together. The key is what the order is: population, law, engine, day and options.
create table cluster_run (
    run {text} primary key,
    population {text} not null,
    fingerprint {text} not null,
    folder {text} not null,
    on_day {date} not null,
    benefits {text} not null,
    with_rows {flag} not null,
    lawbook {text} not null,
    engine {text} not null,
    state {text} not null check (state in ('running', 'whole', 'failed')),
    problem {text} null,
    asked_at {instant} not null,
    ended_at {instant} null
);

-- Its parts. A part is in the hands of the silo and thread named, for as long as that silo lives, until its files stand in the folder.
create table cluster_part (
    run {text} not null references cluster_run (run) on delete cascade,
    number {whole} not null,
    families {whole} not null,
    attempts {whole} not null,
    silo {text} null,
    thread {whole} null,
    done_at {instant} null,
    primary key (run, number)
);

create index cluster_part_open on cluster_part (run, number) where done_at is null;

-- A silo that cannot or must not work for a run, and why.
create table cluster_refusal (
    run {text} not null references cluster_run (run) on delete cascade,
    silo {text} not null,
    problem {text} not null,
    refused_at {instant} not null,
    primary key (run, silo)
);
