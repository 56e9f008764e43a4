-- Every list reads within the actor's agency, permissions and places; nothing is filtered after it was read.
-- name: list
select s.case_id, s.step, s.service, c.number, s.status, s.place_code, s.holder, s.held_on, s.proposer, s.opened_on, s.due, s.beyond, s.paused, s.attempt, g.benefit
from casework_step s
join casework_case c on c.id = s.case_id
left join casework_grant g on g.case_id = s.case_id
where s.agency = @Agency and s.place_code between @ScopeFrom and @ScopeTo and s.status = @Status and s.permission in @Permissions
  and (@Service = '' or s.service = @Service)
  and (@Holder = '' or s.holder = @Holder)
  and (@OnlyFree = 0 or s.holder is null)
  and coalesce(s.due, @Far) <= @DueBy
  and (coalesce(s.due, @Far), s.case_id) > (@AfterDue, @AfterCase)
order by coalesce(s.due, @Far), s.case_id
limit @Most

-- name: count
select count(*)
from casework_step s
where s.agency = @Agency and s.place_code between @ScopeFrom and @ScopeTo and s.status = @Status and s.permission in @Permissions
  and (@Service = '' or s.service = @Service)
  and (@Holder = '' or s.holder = @Holder)
  and (@OnlyFree = 0 or s.holder is null)
  and coalesce(s.due, @Far) <= @DueBy

-- name: supervised
select c.id, c.number, c.service, c.place_code, c.submitted_on, c.outcome, min(s.due) as due, count(s.step) as open_steps, g.benefit
from casework_case c
left join casework_grant g on g.case_id = c.id
left join casework_step s on s.case_id = c.id and s.status in ('open', 'returned', 'refused', 'inreview')
where c.place_code between @ScopeFrom and @ScopeTo and c.service in @Services and c.outcome is null
group by c.id, c.number, c.service, c.place_code, c.submitted_on, c.outcome, g.benefit
order by c.submitted_on, c.id
limit @Most

-- name: by-number
select id from casework_case where number = @Number
