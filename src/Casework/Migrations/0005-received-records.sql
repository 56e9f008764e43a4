-- What agencies reported of a person under an agreement of the sharing catalogue, without being asked: antenatal visits, entries of the health record. The facts are encrypted.
create table casework_received (
    id {id} primary key,
    share {text} not null,
    person {id} not null,
    on_day {date} not null,
    agency {text} not null,
    document {text} not null,
    body {bytes} not null,
    received_at {instant} not null
) {strict};

create index casework_received_person on casework_received (person, share, on_day);
