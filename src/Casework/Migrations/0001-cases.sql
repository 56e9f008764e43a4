-- Published definitions. A row never changes: running cases stay with the version under which they were sent.
create table casework_version (
    service {text} not null,
    hash {text} not null,
    version {whole} not null,
    files {text} not null,
    published_at {instant} not null,
    primary key (service, hash),
    unique (service, version)
) {strict};

-- One thread for one matter of a family, across agencies.
create table casework_matter (
    id {id} primary key,
    applicant {text} not null,
    place_code {text} not null,
    title_zh {text} not null,
    title_en {text} not null,
    opened_at {instant} not null,
    changed_at {instant} not null
) {strict};

create index casework_matter_applicant on casework_matter (applicant, changed_at);

-- Cases. What is stated in them stands sealed in their events; same_key is a blind index over the facts that make two applications the same one.
create table casework_case (
    id {id} primary key,
    number {text} not null unique,
    matter {id} not null references casework_matter (id),
    service {text} not null,
    hash {text} not null,
    place_code {text} not null,
    applicant {text} not null,
    same_key {bytes} null,
    submitted_at {instant} not null,
    submitted_on {date} not null,
    outcome {text} null,
    closed_on {date} null,
    rating {whole} null,
    revision {whole} not null
) {strict};

create unique index casework_case_same on casework_case (service, same_key) where same_key is not null;
create index casework_case_applicant on casework_case (applicant, submitted_at);
create index casework_case_place on casework_case (place_code, service, submitted_on);

create table casework_event (
    case_id {id} not null references casework_case (id),
    sequence {whole} not null,
    id {id} not null unique,
    kind {text} not null,
    happened_at {instant} not null,
    happened_on {date} not null,
    body {bytes} not null,
    primary key (case_id, sequence)
) {strict};

-- Commands by the id their sender made: sent twice is done once.
create table casework_command (
    id {id} primary key,
    case_id {id} not null,
    done_at {instant} not null
) {strict};

-- Steps as they stand: the tasks of all queues.
create table casework_step (
    case_id {id} not null references casework_case (id),
    step {text} not null,
    service {text} not null,
    kind {text} not null,
    status {text} not null,
    agency {text} not null,
    permission {text} not null,
    place_code {text} not null,
    holder {text} null,
    held_on {date} null,
    proposer {text} null,
    opened_on {date} null,
    due {date} null,
    beyond {flag} not null,
    paused {flag} not null,
    late {flag} not null,
    attempt {whole} not null,
    primary key (case_id, step)
) {strict};

create index casework_step_queue on casework_step (agency, place_code, status, due);
create index casework_step_clock on casework_step (status, due);

-- What the applicant is told and asked, in the order of the thread.
create table casework_message (
    id {id} primary key,
    matter {id} not null references casework_matter (id),
    case_id {id} null,
    kind {text} not null,
    sent_at {instant} not null,
    body {bytes} not null,
    read_at {instant} null
) {strict};

create index casework_message_matter on casework_message (matter, sent_at);

create table casework_letter (
    id {id} primary key,
    case_id {id} not null references casework_case (id),
    letter {text} not null,
    step {text} not null,
    issued_at {instant} not null,
    body {bytes} not null,
    digest {text} not null
) {strict};

create index casework_letter_case on casework_letter (case_id, issued_at);

-- What somebody began to fill in. It is there again after a killed tab, a time-out or a restart, on any device.
create table casework_draft (
    id {id} primary key,
    owner {text} not null,
    service {text} not null,
    hash {text} not null,
    page {text} not null,
    body {bytes} not null,
    saved_at {instant} not null,
    revision {whole} not null
) {strict};

create index casework_draft_owner on casework_draft (owner, saved_at);

-- How a family stands to each benefit without having applied, as last determined, with the receipt of the determination.
create table casework_standing (
    id {id} primary key,
    family {id} not null,
    matter {id} not null,
    benefit {text} not null,
    subject {text} not null,
    kind {text} not null,
    until {date} null,
    law {text} not null,
    body {bytes} not null,
    receipt {bytes} not null,
    decided_at {instant} not null,
    unique (family, benefit, subject)
) {strict};

create index casework_standing_until on casework_standing (until);

-- What a family answered in its thread; it counts until the register knows better.
create table casework_stated (
    id {id} primary key,
    family {id} not null,
    record {text} not null,
    element {text} not null,
    body {bytes} not null,
    stated_at {instant} not null,
    unique (family, record, element)
) {strict};
