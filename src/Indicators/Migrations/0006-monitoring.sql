create table indicators_point (
    id {id} not null primary key,
    place {text} not null,
    place_code {text} not null,
    name_zh {text} not null,
    name_en {text} not null,
    forms {text} not null,
    since {date} not null,
    assigned_at {instant} not null
) {strict};

create index indicators_point_by_place on indicators_point (place_code);

-- What became of a point, never changed: assigned, handed over, ended. The last step says who reports now.
create table indicators_point_step (
    point {id} not null references indicators_point (id),
    step {whole} not null,
    kind {text} not null,
    post {id} null,
    on_day {date} not null,
    note {text} not null,
    by_name {text} not null,
    by_account {id} null,
    at_instant {instant} not null,
    primary key (point, step)
) {strict};

-- Who sent the counts of a data set. The counts themselves, and the day they came, stand with the data set alone.
create table indicators_report (
    data_set {text} not null primary key references indicators_data_set (id),
    point {id} not null references indicators_point (id),
    form {text} not null,
    period {text} not null,
    note {text} not null,
    by_post {id} not null,
    by_account {id} null,
    sent_at {instant} not null
) {strict};

create index indicators_report_by_point on indicators_report (point, form, period);
