create table indicators_night (
    place {text} not null,
    held_on {date} not null,
    began_at {instant} not null,
    step {whole} not null,
    steps {whole} not null,
    ended_at {instant} null,
    counts {whole} not null,
    opened {whole} not null,
    fault {text} null,
    primary key (place, held_on)
) {strict};
