-- The synthetic county of this database, one row at most: what it is made of and how far it has come. With it every backup says that it holds no real person.
create table synthetic_county (
    id {id} primary key,
    place {text} not null,
    persons {whole} not null,
    seed {whole} not null,
    begun_at {instant} not null,
    reached {text} not null,
    ended_at {instant} null
) {strict};
