-- name: standings
select id, benefit, subject, body, accepted_at, withdrawn_at from casework_standing where family = @Family

-- name: put
insert into casework_standing (id, family, matter, benefit, subject, kind, until, period, law, body, receipt, decided_at)
values (@Id, @Family, @Matter, @Benefit, @Subject, @Kind, @Until, @Period, @Law, @Body, @Receipt, @Now)
on conflict (family, benefit, subject) do update set
    id = excluded.id, matter = excluded.matter, kind = excluded.kind, until = excluded.until, period = excluded.period, law = excluded.law, body = excluded.body, receipt = excluded.receipt, decided_at = excluded.decided_at,
    accepted_at = case when excluded.kind = 'offered' then casework_standing.accepted_at end, accepted_by = case when excluded.kind = 'offered' then casework_standing.accepted_by end,
    withdrawn_at = case when excluded.kind in ('offered', 'opened') and coalesce(excluded.period, '') = coalesce(casework_standing.period, '') then casework_standing.withdrawn_at end

-- name: matter
select matter from casework_standing where family = @Family order by decided_at desc, id limit 1
