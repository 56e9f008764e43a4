-- What was decided of areas, one row each time, never changed: the latest of a place holds.
create table indicators_area (
    id {id} not null primary key,
    place {text} not null,
    place_code {text} not null,
    type {text} not null,
    reasons {text} not null,
    values_zh {text} not null,
    values_en {text} not null,
    decided_by {text} not null,
    by_account {id} null,
    decided_on {date} not null,
    review_by {date} not null,
    decided_at {instant} not null
) {strict};

create index indicators_area_by_place on indicators_area (place_code, decided_at);
