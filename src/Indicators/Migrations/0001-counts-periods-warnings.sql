create table indicators_data_set (
    id {text} not null primary key,
    mapping {text} not null,
    title_zh {text} not null,
    title_en {text} not null,
    file {text} not null,
    hash {text} not null,
    covers {text},
    synthetic {flag} not null,
    imported_on {date} not null,
    imported_at {instant} not null,
    imported_by {text} not null,
    row_count {whole} not null
) {strict};

create table indicators_count (
    data_set {text} not null references indicators_data_set (id),
    series {text} not null,
    place {text} not null,
    period {text} not null,
    cells {text} not null,
    value {whole} not null,
    row_number {whole} not null,
    column_number {whole} not null,
    primary key (data_set, series, place, period, cells)
) {strict};

create index indicators_count_by_place on indicators_count (place, period);

create table indicators_quarantine (
    data_set {text} not null references indicators_data_set (id),
    row_number {whole} not null,
    row_text {text} not null,
    problems {text} not null,
    primary key (data_set, row_number)
) {strict};

create table indicators_period (
    place {text} not null,
    period {text} not null,
    state {text} not null,
    digest {text} not null,
    changed_at {instant} not null,
    changed_by {text} not null,
    step {whole} not null,
    primary key (place, period, step)
) {strict};

create table indicators_warning (
    id {text} not null primary key,
    indicator {text} not null,
    place {text} not null,
    period {text} not null,
    rule {text} not null,
    snapshot {text} not null,
    observed {whole} not null,
    expected {real} not null,
    upper_limit {real} not null,
    probability {real} not null,
    synthetic {flag} not null,
    opened_at {instant} not null
) {strict};

create table indicators_warning_step (
    warning {text} not null references indicators_warning (id),
    step {whole} not null,
    state {text} not null,
    by_name {text} not null,
    note {text} not null,
    at_instant {instant} not null,
    primary key (warning, step)
) {strict};
