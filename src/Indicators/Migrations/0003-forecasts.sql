create table indicators_forecast (
    place {text} not null,
    number {whole} not null,
    run {text} not null,
    kept_at {instant} not null,
    kept_by {text} not null,
    primary key (place, number)
) {strict};
