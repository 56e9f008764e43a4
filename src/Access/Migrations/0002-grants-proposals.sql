-- Purposes for which a post may open one person's record: a task, an approved request, an emergency to be reviewed.
create table access_grant (
    id {id} primary key,
    kind {text} not null check (kind in ('task', 'approval', 'break-glass')),
    post {id} not null references access_post (id),
    account {id} null references access_account (id),
    subject {id} not null,
    place_code {text} not null,
    reference {text} not null,
    reason {text} not null,
    state {text} not null check (state in ('asked', 'open', 'refused', 'ended')),
    asked_at {instant} not null,
    until_at {instant} null,
    decided_by {id} null references access_account (id),
    decided_at {instant} null,
    decision_note {text} null,
    review_due_at {instant} null,
    reviewed_by {id} null references access_account (id),
    reviewed_at {instant} null,
    review {text} null check (review in ('justified', 'unjustified')),
    review_note {text} null,
    check (decided_by is null or account is null or decided_by <> account),
    check (reviewed_by is null or account is null or reviewed_by <> account)
) {strict};

create index access_grant_of_post on access_grant (post, subject) where state = 'open';
create index access_grant_of_task on access_grant (reference) where kind = 'task' and state = 'open';
create index access_grant_waiting on access_grant (place_code) where state = 'asked' or (review_due_at is not null and reviewed_at is null);

-- Two pairs of eyes: what one person proposed, another decides.
create table access_proposal (
    id {id} primary key,
    action {text} not null,
    subject {text} not null,
    digest {text} not null,
    place_code {text} not null,
    proposed_by {id} not null references access_account (id),
    proposed_post {id} not null references access_post (id),
    proposed_at {instant} not null,
    state {text} not null check (state in ('open', 'confirmed', 'rejected', 'withdrawn')),
    decided_by {id} null references access_account (id),
    decided_post {id} null references access_post (id),
    decided_at {instant} null,
    note {text} null,
    check (decided_by is null or state = 'withdrawn' or decided_by <> proposed_by)
) {strict};

create unique index access_proposal_open on access_proposal (action, subject) where state = 'open';
create index access_proposal_place on access_proposal (place_code) where state = 'open';
