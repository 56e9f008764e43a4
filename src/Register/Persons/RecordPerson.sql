-- name: by-id
select name_plain, birth_date, place_code, hukou_code
from register_person
where id = @Id
