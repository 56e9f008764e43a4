-- Events for agencies' systems: ids only; what an agency is told is read when the event is sent.
create table exchange_sent (
    id {id} primary key,
    system {text} not null,
    type {text} not null,
    subject {text} not null,
    sequence {whole} not null,
    place_code {text} not null,
    body {text} not null,
    posted_at {instant} not null,
    tries {whole} not null,
    tried_at {instant} null,
    fault {text} null,
    ended_at {instant} null,
    is_dropped {flag} not null,
    unique (subject, sequence)
) {strict};

create index exchange_sent_open on exchange_sent (system, posted_at) where ended_at is null;

-- Events that agencies' systems sent: an id is taken once, and never with other content.
create table exchange_taken (
    source {text} not null,
    id {text} not null,
    digest {bytes} not null,
    subject {text} not null,
    type {text} not null,
    sequence {whole} not null,
    place_code {text} not null,
    taken_at {instant} not null,
    primary key (source, id)
) {strict};

create index exchange_taken_subject on exchange_taken (subject, taken_at);
