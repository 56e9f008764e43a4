-- name: insert
insert into bench_person (id, number, name, sex, born_on, region, household, phone, seen_at)
values (@Id, @Number, @Name, @Sex, @BornOn, @Region, @Household, @Phone, @SeenAt)

-- name: clear
delete from bench_person

-- name: recorded
select count(*) from store_evidence
