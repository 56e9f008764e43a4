-- What was said of whom, when it was true and when it was learned. Rows are only ever added; everything else here is made of them.
create table register_journal (
    subject {id} not null,
    id {id} not null,
    kind {text} not null,
    step {whole} not null,
    event {id} not null,
    valid_from {date} null,
    valid_to {date} null,
    recorded_at {instant} not null,
    actor {text} not null,
    agency {text} not null,
    document {text} not null,
    confidence {text} not null,
    corrects {id} null,
    body {text} not null,
    primary key (subject, id)
) {strict};

-- Which persons the records of the other kinds are about; kept when a correction names another person, so that what was known is found.
create table register_tie (
    person_id {id} not null,
    subject {id} not null,
    kind {text} not null,
    primary key (person_id, subject)
) {strict};

-- Subjects, or single values of an entry, that only those with the permission see. Sealed rows stand in no index that others use.
create table register_seal (
    id {id} primary key,
    subject {id} not null,
    entry {id} null,
    element {text} null,
    reason {text} not null,
    sealed_at {instant} not null,
    sealed_by {text} not null,
    lifted_at {instant} null,
    lifted_by {text} null
) {strict};

create index register_seal_subject on register_seal (subject);

create table register_person (
    id {id} primary key,
    place_code {key} not null,
    hukou_code {key} not null,
    name {text} not null,
    name_plain {key} not null,
    pinyin {key} not null,
    initials {key} not null,
    sex {whole} not null,
    birth_date {date} not null,
    died_on {date} null,
    ethnicity {text} null,
    number {bytes} null,
    number_index {bytes} null,
    number_head {bytes} null,
    number_tail {bytes} null,
    phone {bytes} null,
    phone_index {bytes} null,
    phone_tail {bytes} null,
    linked_to {id} null,
    sealed {flag} not null,
    recorded_at {instant} not null
) {strict};

create index register_person_pinyin on register_person (pinyin, place_code, name_plain) where not sealed;
create index register_person_initials on register_person (initials, place_code) where not sealed;
create index register_person_number on register_person (number_tail, number_index) where not sealed and number_tail is not null;
create index register_person_phone on register_person (phone_tail, phone_index) where not sealed and phone_tail is not null;
create index register_person_birth on register_person (birth_date, place_code) where not sealed;
create index register_person_place on register_person (place_code) where not sealed;
create index register_person_linked on register_person (linked_to) where linked_to is not null;
create index register_person_sealed on register_person (number_index) where sealed;

-- Further keys: other readings, former names, parts of names with dots; and all keys under the place of the hukou where it is another.
create table register_name_key (
    key {key} not null,
    place_code {key} not null,
    person_id {id} not null,
    sealed {flag} not null,
    primary key (key, place_code, person_id)
) {strict};

create index register_name_key_person on register_name_key (person_id);

create table register_kin (
    id {id} primary key,
    parent_id {id} not null,
    child_id {id} not null,
    kind {text} not null,
    role {text} not null,
    from_date {date} null,
    to_date {date} null,
    sealed {flag} not null
) {strict};

create index register_kin_parent on register_kin (parent_id) where not sealed;
create index register_kin_child on register_kin (child_id) where not sealed;

create table register_marriage (
    id {id} primary key,
    one_id {id} not null,
    other_id {id} not null,
    from_date {date} not null,
    to_date {date} null,
    end_kind {text} null,
    sealed {flag} not null
) {strict};

create index register_marriage_one on register_marriage (one_id) where not sealed;
create index register_marriage_other on register_marriage (other_id) where not sealed;

-- Guardianship 监护 and custody 抚养 of a child or of an adult who needs one; by a person or an organisation.
create table register_guardian (
    id {id} primary key,
    ward_id {id} not null,
    guardian_id {id} null,
    organisation_id {id} null,
    kind {text} not null,
    from_date {date} not null,
    to_date {date} null,
    sealed {flag} not null
) {strict};

create index register_guardian_ward on register_guardian (ward_id) where not sealed;
create index register_guardian_guardian on register_guardian (guardian_id) where not sealed and guardian_id is not null;

create table register_birth (
    id {id} primary key,
    child_id {id} not null,
    mother_id {id} null,
    father_id {id} null,
    born_on {date} not null,
    sex {whole} not null,
    ordinal {whole} not null,
    plurality {whole} not null,
    place_code {key} not null,
    certificate {bytes} null,
    certificate_index {bytes} null,
    sealed {flag} not null
) {strict};

create unique index register_birth_certificate on register_birth (certificate_index, ordinal) where not sealed and certificate_index is not null;
create unique index register_birth_mother on register_birth (mother_id, born_on, ordinal) where not sealed and mother_id is not null;
create index register_birth_child on register_birth (child_id) where not sealed;

create table register_pregnancy (
    id {id} primary key,
    mother_id {id} not null,
    expected_on {date} not null,
    place_code {key} not null,
    ended_on {date} null,
    end_kind {text} null,
    sealed {flag} not null
) {strict};

create index register_pregnancy_mother on register_pregnancy (mother_id) where not sealed;

create table register_organisation (
    id {id} primary key,
    code {text} not null,
    name {text} not null,
    kind {text} not null,
    place_code {key} not null,
    closed_on {date} null,
    sealed {flag} not null
) {strict};

create unique index register_organisation_code on register_organisation (code) where not sealed;
create index register_organisation_place on register_organisation (place_code) where not sealed;

-- Each life event once, whoever reports it.
create table register_event (
    id {id} primary key,
    kind {text} not null,
    person_id {id} not null,
    happened_on {date} not null,
    place_code {key} not null,
    recorded_at {instant} not null,
    sealed {flag} not null
) {strict};

create index register_event_person on register_event (person_id) where not sealed;
create index register_event_place on register_event (place_code, kind, happened_on) where not sealed;

-- Two records that may be of one person: the work list.
create table register_pair (
    id {id} primary key,
    kind {text} not null,
    one_id {id} not null,
    other_id {id} not null,
    one_place {key} not null,
    other_place {key} not null,
    score {whole} not null,
    reasons {text} not null,
    state {text} not null check (state in ('open', 'linked', 'distinct')),
    found_at {instant} not null,
    decided_at {instant} null,
    decided_by {text} null,
    sealed {flag} not null,
    unique (one_id, other_id)
) {strict};

create index register_pair_open on register_pair (one_place, found_at) where state = 'open' and not sealed;

-- What each source said of an event: the event is recorded once, the reports all.
create table register_report (
    id {id} primary key,
    event_id {id} not null,
    agency {text} not null,
    document {text} not null,
    confidence {text} not null,
    actor {text} not null,
    reported_at {instant} not null,
    body {text} not null
) {strict};

create index register_report_event on register_report (event_id);

-- Where a later report differs from the register: listed until somebody settles it.
create table register_difference (
    id {id} primary key,
    event_id {id} not null,
    report_id {id} not null,
    element {text} not null,
    place_code {key} not null,
    state {text} not null check (state in ('open', 'kept', 'taken')),
    found_at {instant} not null,
    settled_at {instant} null,
    settled_by {text} null,
    sealed {flag} not null
) {strict};

create index register_difference_open on register_difference (place_code, found_at) where state = 'open' and not sealed;
create index register_difference_event on register_difference (event_id);
