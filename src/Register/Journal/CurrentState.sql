-- name: person
insert into register_person (id, place_code, hukou_code, name, name_plain, pinyin, initials, sex, birth_date, died_on, ethnicity,
    number, number_index, number_head, number_tail, phone, phone_index, phone_tail, linked_to, sealed, recorded_at)
values (@Id, @PlaceCode, @HukouCode, @Name, @NamePlain, @Pinyin, @Initials, @Sex, @BirthDate, @DiedOn, @Ethnicity,
    @Number, @NumberIndex, @NumberHead, @NumberTail, @Phone, @PhoneIndex, @PhoneTail, @LinkedTo, @Sealed, @RecordedAt)
on conflict (id) do update set place_code = excluded.place_code, hukou_code = excluded.hukou_code, name = excluded.name, name_plain = excluded.name_plain,
    pinyin = excluded.pinyin, initials = excluded.initials, sex = excluded.sex, birth_date = excluded.birth_date, died_on = excluded.died_on,
    ethnicity = excluded.ethnicity, number = excluded.number, number_index = excluded.number_index, number_head = excluded.number_head,
    number_tail = excluded.number_tail, phone = excluded.phone, phone_index = excluded.phone_index, phone_tail = excluded.phone_tail,
    linked_to = excluded.linked_to, sealed = excluded.sealed

-- name: forget-keys
delete from register_name_key where person_id = @Id

-- name: key
insert into register_name_key (key, place_code, person_id, sealed)
values (@Key, @PlaceCode, @PersonId, @Sealed)

-- name: kin
insert into register_kin (id, parent_id, child_id, kind, role, from_date, to_date, sealed)
values (@Id, @ParentId, @ChildId, @Kind, @Role, @FromDate, @ToDate, @Sealed)
on conflict (id) do update set parent_id = excluded.parent_id, child_id = excluded.child_id, kind = excluded.kind, role = excluded.role,
    from_date = excluded.from_date, to_date = excluded.to_date, sealed = excluded.sealed

-- name: marriage
insert into register_marriage (id, one_id, other_id, from_date, to_date, end_kind, sealed)
values (@Id, @OneId, @OtherId, @FromDate, @ToDate, @EndKind, @Sealed)
on conflict (id) do update set one_id = excluded.one_id, other_id = excluded.other_id, from_date = excluded.from_date, to_date = excluded.to_date,
    end_kind = excluded.end_kind, sealed = excluded.sealed

-- name: guardian
insert into register_guardian (id, ward_id, guardian_id, organisation_id, kind, from_date, to_date, sealed)
values (@Id, @WardId, @GuardianId, @OrganisationId, @Kind, @FromDate, @ToDate, @Sealed)
on conflict (id) do update set ward_id = excluded.ward_id, guardian_id = excluded.guardian_id, organisation_id = excluded.organisation_id,
    kind = excluded.kind, from_date = excluded.from_date, to_date = excluded.to_date, sealed = excluded.sealed

-- name: birth
insert into register_birth (id, child_id, mother_id, father_id, born_on, sex, ordinal, plurality, place_code, certificate, certificate_index, sealed)
values (@Id, @ChildId, @MotherId, @FatherId, @BornOn, @Sex, @Ordinal, @Plurality, @PlaceCode, @Certificate, @CertificateIndex, @Sealed)
on conflict (id) do update set child_id = excluded.child_id, mother_id = excluded.mother_id, father_id = excluded.father_id, born_on = excluded.born_on,
    sex = excluded.sex, ordinal = excluded.ordinal, plurality = excluded.plurality, place_code = excluded.place_code,
    certificate = excluded.certificate, certificate_index = excluded.certificate_index, sealed = excluded.sealed

-- name: pregnancy
insert into register_pregnancy (id, mother_id, expected_on, place_code, ended_on, end_kind, sealed)
values (@Id, @MotherId, @ExpectedOn, @PlaceCode, @EndedOn, @EndKind, @Sealed)
on conflict (id) do update set mother_id = excluded.mother_id, expected_on = excluded.expected_on, place_code = excluded.place_code,
    ended_on = excluded.ended_on, end_kind = excluded.end_kind, sealed = excluded.sealed

-- name: organisation
insert into register_organisation (id, code, name, kind, place_code, closed_on, sealed)
values (@Id, @Code, @Name, @Kind, @PlaceCode, @ClosedOn, @Sealed)
on conflict (id) do update set code = excluded.code, name = excluded.name, kind = excluded.kind, place_code = excluded.place_code,
    closed_on = excluded.closed_on, sealed = excluded.sealed

-- name: event
insert into register_event (id, kind, person_id, happened_on, place_code, recorded_at, sealed)
values (@Id, @Kind, @PersonId, @HappenedOn, @PlaceCode, @RecordedAt, @Sealed)
on conflict (id) do update set kind = excluded.kind, person_id = excluded.person_id, happened_on = excluded.happened_on,
    place_code = excluded.place_code, sealed = excluded.sealed
