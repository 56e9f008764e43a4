-- name: heads
select log, suite, size, chain, frontier
from store_evidence_head
order by log

-- name: orphans
select log, min(position) as position
from store_evidence
where log not in (select log from store_evidence_head)
group by log

-- name: rows
select log, position, at, actor, action, subject, purpose, detail, leaf, chain
from store_evidence
where log = @Log and position > @After
order by position
limit @Most

-- name: checkpoints
select log, size, root, at, key_number, signature
from store_evidence_checkpoint
where log = @Log
order by size

-- name: nodes
select log, level, number, hash
from store_evidence_node
where log = @Log
