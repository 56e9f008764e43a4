-- name: of-subject
select g.case_id, c.number, g.family, g.period, g.decided_on, g.body, c.outcome, g.lost_at
from casework_grant g join casework_case c on c.id = g.case_id
where g.benefit = @Benefit and g.subject = @Subject and g.period = @Period
order by g.turn, g.case_id

-- name: of-earlier-years
select g.case_id, c.number, g.family, g.period, g.decided_on, g.body, c.outcome, g.lost_at
from casework_grant g join casework_case c on c.id = g.case_id
where g.family = @Family and g.period <> '' and g.period < @Year and g.lost_at is null and (c.outcome is null or c.outcome = 'granted')
order by g.period, g.turn, g.case_id

-- name: add
insert into casework_grant (case_id, family, benefit, subject, period, turn, decided_on, body, receipt)
values (@CaseId, @Family, @Benefit, @Subject, @Period, @Turn, @Day, @Body, @Receipt)

-- name: change
update casework_grant set body = @Body, receipt = @Receipt, lost_at = @LostAt where case_id = @CaseId

-- name: shares
select count(*) from casework_grant g join casework_case c on c.id = g.case_id join casework_reader r on r.matter = c.matter
where g.case_id = @CaseId and r.reader in @Readers
