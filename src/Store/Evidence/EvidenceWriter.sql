-- name: prepare
insert into store_evidence_head (log, suite, size, chain, frontier)
values (@Log, @Suite, 0, @Chain, @Frontier)
on conflict (log) do nothing

-- name: head
select log, suite, size, chain, frontier
from store_evidence_head
where log = @Log
{for update}

-- name: append
insert into store_evidence (log, position, at, actor, action, subject, purpose, detail, leaf, chain)
values (@Log, @Position, @At, @Actor, @Action, @Subject, @Purpose, @Detail, @Leaf, @Chain)

-- name: node
insert into store_evidence_node (log, level, number, hash)
values (@Log, @Level, @Number, @Hash)

-- name: advance
update store_evidence_head
set size = @Size, chain = @Chain, frontier = @Frontier
where log = @Log and size = @From
