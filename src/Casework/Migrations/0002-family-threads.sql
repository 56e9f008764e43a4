-- Who reads a thread beside its applicant: the parents of the family whose entitlements it tells.
create table casework_reader (
    matter {id} not null references casework_matter (id),
    reader {text} not null,
    primary key (matter, reader)
) {strict};

create index casework_reader_reader on casework_reader (reader);

-- When a family confirmed what it was offered, and who. It counts for as long as the offer stands.
alter table casework_standing add column accepted_at {instant} null;
alter table casework_standing add column accepted_by {text} null;
