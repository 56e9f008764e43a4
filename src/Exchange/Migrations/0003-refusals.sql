-- What came and was turned away, counted by day, claimed system and problem: never what it said, and no more rows than that however much comes.
create table exchange_refusal (
    refused_on {date} not null,
    system {text} not null,
    code {text} not null,
    times {whole} not null,
    last_at {instant} not null,
    primary key (refused_on, system, code)
) {strict};
