-- name: running
select id from casework_case where service = @Service and hash = @From and outcome is null and place_code between @ScopeFrom and @ScopeTo order by submitted_at, id
