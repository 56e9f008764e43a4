-- Government units and institutions.
create table access_agency (
    id {id} primary key,
    name_zh {text} not null,
    name_en {text} not null,
    kind {text} not null,
    place_code {text} not null,
    opened_at {instant} not null,
    closed_at {instant} null
) {strict};

create index access_agency_place on access_agency (place_code);

-- Who signs in: the subject of an OpenID provider. The name is a member of staff's; a citizen's stands in the register alone.
create table access_account (
    id {id} primary key,
    provider {text} not null,
    subject {text} not null,
    kind {text} not null check (kind in ('staff', 'citizen')),
    name {text} not null,
    person {id} null,
    code_secret {bytes} null,
    code_confirmed_at {instant} null,
    code_step {whole} not null,
    created_at {instant} not null,
    closed_at {instant} null,
    unique (provider, subject)
) {strict};

create unique index access_account_person on access_account (person) where person is not null and closed_at is null;

-- Positions: roles, scope and tasks belong to them.
create table access_post (
    id {id} primary key,
    agency {id} not null references access_agency (id),
    title_zh {text} not null,
    title_en {text} not null,
    scope_from {text} not null,
    scope_to {text} not null,
    opened_at {instant} not null,
    closed_at {instant} null
) {strict};

create index access_post_agency on access_post (agency);
create index access_post_scope on access_post (scope_from, scope_to);

create table access_post_role (
    post {id} not null references access_post (id),
    role {text} not null,
    primary key (post, role)
) {strict};

-- Who held which post when. Rows stay: the evidence log names posts, this table the persons behind them.
create table access_holding (
    id {id} primary key,
    post {id} not null references access_post (id),
    account {id} not null references access_account (id),
    from_at {instant} not null,
    to_at {instant} null
) {strict};

create unique index access_holding_now on access_holding (post) where to_at is null;
create index access_holding_account on access_holding (account) where to_at is null;

-- Signed-in browsers. The browser holds a secret of which the row holds the digest.
create table access_session (
    id {id} primary key,
    secret_digest {bytes} not null unique,
    account {id} not null references access_account (id),
    post {id} null references access_post (id),
    second_factor {text} not null,
    created_at {instant} not null,
    seen_at {instant} not null,
    ended_at {instant} null
) {strict};

create index access_session_account on access_session (account) where ended_at is null;
create index access_session_post on access_session (post) where ended_at is null and post is not null;
