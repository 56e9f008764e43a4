-- name: letters
select id, letter, step, issued_at, body, digest from casework_letter where case_id = @Id order by issued_at, id

-- name: letter
select l.id, l.letter, l.step, l.issued_at, l.body, l.digest, l.case_id
from casework_letter l
where l.id = @Id

-- name: matters
select id, applicant, place_code, title_zh, title_en, opened_at, changed_at
from casework_matter
where applicant in @Own or id in (select matter from casework_reader where reader in @Own)
order by changed_at desc, id
limit @Most

-- name: cases-of
select id from casework_case where matter = @Matter order by submitted_at, id

-- name: messages
select id, case_id, kind, sent_at, body, read_at from casework_message where matter = @Matter order by sent_at, id

-- name: mark-read
update casework_message set read_at = @Now where matter = @Matter and read_at is null

-- name: unread
select count(*) from casework_message m join casework_matter t on t.id = m.matter where (t.applicant in @Own or t.id in (select matter from casework_reader where reader in @Own)) and m.read_at is null
