-- name: add
insert into register_report (id, event_id, agency, document, confidence, actor, reported_at, body)
values (@Id, @Event, @Agency, @Document, @Confidence, @Actor, @Now, @Body)

-- name: same
select count(*)
from register_report
where event_id = @Event and agency = @Agency and document = @Document and body = @Body

-- name: difference
insert into register_difference (id, event_id, report_id, element, place_code, state, found_at, sealed)
values (@Id, @Event, @Report, @Element, @Place, 'open', @Now, @Sealed)
