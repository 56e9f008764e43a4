-- name: add
insert into casework_received (id, share, person, on_day, agency, document, body, received_at) values (@Id, @Share, @Person, @OnDay, @Agency, @Document, @Body, @Now)

-- name: of-persons
select id, person, on_day, agency, document, body, received_at
from casework_received
where share = @Share and person in @Persons and on_day between @From and @To
order by on_day, received_at, id

-- name: days
select person, on_day from casework_received where share = @Share and person in @Persons
