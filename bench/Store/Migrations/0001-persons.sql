create table bench_person (
    id {text} primary key, number {text} not null, name {text} not null, sex {whole} not null, born_on {text} not null,
    region {text} not null, household {text} not null, phone {text} not null, seen_at {whole} not null
) {strict};
