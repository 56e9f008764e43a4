-- Tables that other agencies delivered under an agreement of the sharing catalogue.
create table exchange_delivery (
    id {id} primary key,
    share {text} not null,
    place_code {text} not null,
    arrived_on {date} not null,
    rows_read {whole} not null,
    rows_matched {whole} not null,
    noted_by {text} not null,
    noted_at {instant} not null
) {strict};

create index exchange_delivery_share on exchange_delivery (share, arrived_on);

-- Requests of agencies for data about families, granted or refused.
create table exchange_request (
    id {id} primary key,
    consumer {text} not null,
    purpose {text} not null,
    facts {text} not null,
    refusal {text} null,
    place_code {text} not null,
    asked_at {instant} not null
) {strict};

create index exchange_request_place on exchange_request (place_code, asked_at);
