-- name: kept
select family, max(case when law <> @Law or ((until < @Today or period < @Year) and kind in ('opened', 'offered')) then 1 else 0 end) as due
from casework_standing
where family in @Families
group by family

-- name: stated-of
select id, family, record, element, body from casework_stated where element in @Elements
