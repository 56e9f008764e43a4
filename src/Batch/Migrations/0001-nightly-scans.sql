-- A look at all families of the register on a day.
create table batch_scan (
    id {id} primary key,
    day {date} not null,
    law {text} not null,
    most_children {whole} not null,
    most_pregnancies {whole} not null,
    parts {whole} not null,
    families {whole} not null,
    started_at {instant} not null,
    ended_at {instant} null
) {strict};

create index batch_scan_day on batch_scan (day);

-- The families of one county, or some of them; a part that ended is not looked at again.
create table batch_scan_part (
    scan {id} not null,
    number {whole} not null,
    from_place {key} not null,
    to_place {key} not null,
    first_family {id} not null,
    last_family {id} not null,
    families {whole} not null,
    handed {whole} null,
    ended_at {instant} null,
    primary key (scan, number)
) {strict};

-- What a scan changed for whom; why in a word, the sentences stand in the family's thread.
create table batch_scan_change (
    scan {id} not null,
    family {id} not null,
    place_code {key} not null,
    benefit {text} not null,
    subject {text} not null,
    turn {text} not null,
    cause {text} not null,
    difference_fen {whole} not null,
    found_at {instant} not null,
    primary key (scan, family, benefit, subject)
) {strict};

create index batch_scan_change_place on batch_scan_change (scan, place_code);

-- Families that a scan could not decide: the register holds a value that its fact cannot have.
create table batch_scan_fault (
    scan {id} not null,
    family {id} not null,
    place_code {key} not null,
    code {text} not null,
    primary key (scan, family)
) {strict};

-- What the last scan found of a family that has a right or a standing: digests of its rights, and of all its facts and answers. They tell nothing by themselves.
create table batch_family (
    family {id} primary key,
    rights {whole} not null,
    answers {whole} not null,
    scan {id} not null
) {strict};
