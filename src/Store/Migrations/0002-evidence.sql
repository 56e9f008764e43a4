-- Who did or read what, about whom, for what purpose; in the order in which it was stored. Rows are only ever added.
create table store_evidence (
    log {text} not null,
    position {whole} not null,
    at {instant} not null,
    actor {text} not null,
    action {text} not null,
    subject {text} not null,
    purpose {text} not null,
    detail {text} not null,
    leaf {bytes} not null,
    chain {bytes} not null,
    primary key (log, position)
) {strict};

create index store_evidence_subject on store_evidence (subject, at);

-- The end of each log: its length, the last link of the chain, the roots of the perfect subtrees from the largest to the smallest.
create table store_evidence_head (
    log {text} primary key,
    suite {text} not null,
    size {whole} not null,
    chain {bytes} not null,
    frontier {bytes} not null
) {strict};

-- Roots of perfect subtrees of 256, 65536 … rows, so that a proof reads hundreds of rows and not all.
create table store_evidence_node (
    log {text} not null,
    level {whole} not null,
    number {whole} not null,
    hash {bytes} not null,
    primary key (log, level, number)
) {strict};

-- Signed states of the tree (RFC 9162). A copy kept elsewhere binds the whole past.
create table store_evidence_checkpoint (
    log {text} not null,
    size {whole} not null,
    root {bytes} not null,
    at {instant} not null,
    key_number {whole} not null,
    signature {bytes} not null,
    primary key (log, size)
) {strict};
