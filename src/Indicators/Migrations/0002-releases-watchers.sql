create table indicators_release (
    audience {text} not null,
    number {whole} not null,
    digest {text} not null,
    exposed {whole} not null,
    released_at {instant} not null,
    primary key (audience, number)
) {strict};

create table indicators_released (
    audience {text} not null,
    number {whole} not null,
    series {text} not null,
    place {text} not null,
    period {text} not null,
    cells {text} not null,
    value {whole},
    withheld {flag} not null,
    primary key (audience, series, place, period, cells, number)
) {strict};

create table indicators_watcher (
    name {text} not null,
    place {text} not null,
    most {whole} not null,
    since {instant} not null,
    primary key (name, place, since)
) {strict};

create table indicators_notice (
    watcher {text} not null,
    warning {text} not null references indicators_warning (id),
    month {text} not null,
    noticed_at {instant} not null,
    primary key (watcher, warning)
) {strict};
