-- name: stated
select id, family, record, element, body from casework_stated where family in @Families

-- name: state
insert into casework_stated (id, family, record, element, body, stated_at)
values (@Id, @Family, @Record, @Element, @Body, @Now)
on conflict (family, record, element) do update set id = excluded.id, body = excluded.body, stated_at = excluded.stated_at

-- name: to-look-at
select distinct family from casework_standing
where law <> @Law or ((until < @Today or period < @Year) and kind in ('opened', 'offered'))
order by family
limit @Most

-- name: families-of-thread
select distinct family from casework_standing where matter = @Matter
