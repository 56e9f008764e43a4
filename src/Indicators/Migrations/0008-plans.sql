create table indicators_plan (
    plan {id} not null,
    version {whole} not null,
    place {text} not null,
    title {text} not null,
    run {text} not null,
    inputs_hash {text} not null,
    from_year {whole} not null,
    to_year {whole} not null,
    additions {text} not null,
    note {text} not null,
    published {flag} not null,
    written_at {instant} not null,
    by_name {text} not null,
    by_account {id} null,
    primary key (plan, version)
) {strict};
