-- name: inside
select entry, version, place_code, name, post, duties, pay, pay_fen_monthly, pension, since_on, until_on, recorded_by, recorded_at
from access_roster r
where place_code between @ScopeFrom and @ScopeTo
    and not exists (select 1 from access_roster l where l.entry = r.entry and l.version > r.version)
order by place_code, since_on, entry

-- name: versions
select entry, version, place_code, name, post, duties, pay, pay_fen_monthly, pension, since_on, until_on, recorded_by, recorded_at
from access_roster
where entry = @Entry and place_code between @ScopeFrom and @ScopeTo
order by version desc

-- name: add
insert into access_roster (id, entry, version, place_code, name, post, duties, pay, pay_fen_monthly, pension, since_on, until_on, recorded_by, recorded_at)
values (@Id, @Entry, @Version, @PlaceCode, @Name, @Post, @Duties, @Pay, @PayFenMonthly, @Pension, @SinceOn, @UntilOn, @RecordedBy, @Now)
on conflict do nothing

-- name: trainings
select id, entry, held_on, subject, hours, certificate, recorded_at, withdrawn_at
from access_roster_training
where entry = @Entry and place_code between @ScopeFrom and @ScopeTo
order by held_on desc, id

-- name: trainings-inside
select id, entry, held_on, subject, hours, certificate, recorded_at, withdrawn_at
from access_roster_training
where withdrawn_at is null and place_code between @ScopeFrom and @ScopeTo
order by held_on desc, id

-- name: marks
select place_code, cast(case when duties <> '' then 1 else 0 end as {whole}) as has_duties, pay, cast(case when pension <> '' then 1 else 0 end as {whole}) as has_pension,
    cast(case when exists (select 1 from access_roster_training t where t.entry = r.entry and t.withdrawn_at is null) then 1 else 0 end as {whole}) as has_training
from access_roster r
where place_code between @ScopeFrom and @ScopeTo
    and not exists (select 1 from access_roster l where l.entry = r.entry and l.version > r.version)
    and since_on <= @Day and (until_on is null or until_on > @Day)

-- name: offices
select a.place_code, cast(case when exists (
    select 1 from access_post p join access_holding h on h.post = p.id and h.to_at is null
    where p.agency = a.id and p.closed_at is null) then 1 else 0 end as {whole}) as has_holder
from access_agency a
where a.kind = 'township' and a.closed_at is null and a.place_code between @ScopeFrom and @ScopeTo

-- name: any
select count(*) from access_roster
