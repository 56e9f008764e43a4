-- Cases that the program opened for a benefit: which determination they carry out, with its receipt. lost_at: determined again, nothing is due any more.
create table casework_grant (
    case_id {id} primary key references casework_case (id),
    family {id} not null,
    benefit {text} not null,
    subject {text} not null,
    period {text} not null,
    turn {whole} not null,
    decided_on {date} not null,
    body {bytes} not null,
    receipt {bytes} not null,
    lost_at {instant} null
) {strict};

create index casework_grant_subject on casework_grant (benefit, subject, period);
create index casework_grant_family on casework_grant (family);

-- The year of a benefit that is given by the year: when it ends, the next one is determined.
alter table casework_standing add column period {text} null;
