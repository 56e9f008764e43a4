-- name: by-code
select id from register_organisation where code = @Code and not sealed
