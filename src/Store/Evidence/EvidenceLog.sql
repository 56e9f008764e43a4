-- name: checkpoint
insert into store_evidence_checkpoint (log, size, root, at, key_number, signature)
values (@Log, @Size, @Root, @At, @KeyNumber, @Signature)
on conflict (log, size) do nothing

-- name: signed
select log, size, root, at, key_number, signature
from store_evidence_checkpoint
where log = @Log and size = @Size

-- name: row
select log, position, at, actor, action, subject, purpose, detail, leaf, chain
from store_evidence
where log = @Log and position = @Position

-- name: about
select log, position, at, actor, action, subject, purpose, detail, leaf, chain
from store_evidence
where subject = @Subject
order by at desc, log, position desc
limit @Most

-- name: about-within
select log, position, at, actor, action, subject, purpose, detail, leaf, chain
from store_evidence
where subject = @Subject and log between @FromLog and @ToLog
order by at desc, log, position desc
limit @Most

-- name: head
select log, suite, size, chain, frontier
from store_evidence_head
where log = @Log

-- name: leaves
select leaf
from store_evidence
where log = @Log and position >= @From and position < @To
order by position

-- name: nodes
select hash
from store_evidence_node
where log = @Log and level = @Level and number >= @From and number < @To
order by number

-- name: names
select log
from store_evidence_head
order by log
