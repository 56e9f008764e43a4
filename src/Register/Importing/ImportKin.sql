-- name: pending
select k.id, k.child_id, k.child_place, k.born_on, k.role, p.id as parent_id, p.birth_date as parent_born,
    case k.role
        when 'spouse' then
            (select count(*) from register_marriage m where m.to_date is null and not m.sealed and m.one_id in (k.child_id, p.id))
            + (select count(*) from register_marriage m where m.to_date is null and not m.sealed and m.other_id in (k.child_id, p.id))
        else (select count(*) from register_kin x where x.child_id = k.child_id and x.parent_id = p.id and not x.sealed)
    end as is_known
from (
    select id, child_id, child_place, born_on, role, number_tail, number_index
    from register_import_kin
    where import_id = @Import
    order by id
    limit @Most
) k
left join register_person p on p.number_tail = k.number_tail and p.number_index = k.number_index and p.number_tail is not null and not p.sealed
order by k.id

-- name: done
delete from register_import_kin where import_id = @Import and id <= @Last
