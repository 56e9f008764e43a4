-- name: closed
select c.id, c.service, c.number, c.place_code, c.submitted_on, c.closed_on, count(s.step) as late_steps
from casework_case c
left join casework_step s on s.case_id = c.id and s.late = @Yes
where c.place_code between @PlaceFrom and @PlaceTo and c.closed_on between @From and @To and c.outcome <> 'withdrawn'
group by c.id, c.service, c.number, c.place_code, c.submitted_on, c.closed_on
order by c.closed_on, c.id
