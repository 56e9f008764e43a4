using System.Text.Json;
using Anyu.Register;
using Anyu.Store;
using Xunit;

namespace Anyu.DatabaseTests.Register;

public sealed class LinkTests
{
    private static readonly Source Ground = new("health", "review", Confidence.Certified);

    [Theory]
    [MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task Linked_records_are_one_person_with_the_children_of_both_and_undone_they_are_what_they_were(DatabaseSystem system)
    {
        await using var room = await RegisterRoom.Fresh(system);
        var (one, other, first, second) = await Doubles(room);
        var before = await State(room);
        var order = new LinkOrder(Guid.CreateVersion7(), other, one, Ground);
        Assert.True((await room.Do(unit => LinkPersons.Run(room.Desk, unit, room.Registrar, order))).Succeeded);

        Assert.Equal(one, await room.Database.Read(unit => CanonicalPerson.Of(unit, other)));
        Assert.Equal([one, other], await room.Database.Read(unit => CanonicalPerson.Group(unit, other)));
        foreach (var id in new[] { one, other })
        {
            var family = (await room.Do(unit => FamilyOn.Run(room.Desk, unit, room.Clerk, id, AsOf.Now))).Value!;
            Assert.Equal(one, family.Person);
            Assert.Equal(new[] { first, second }.Order(), family.Members.Where(member => member.Relation == Relation.Child).Select(member => member.Id).Order());
        }

        Assert.Equal(one, Assert.Single((await room.Search("李娜")).Hits).Id);
        Assert.Equal("13812345678", (await room.Read(one)).Phone);
        Assert.Equal([other], (await room.Read(one)).Linked);
        Assert.Equal(1, await room.Count("select count(*) from store_message where topic = 'register.person-linked'"));

        var linkedAt = room.Clock.GetUtcNow();
        room.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True((await room.Do(unit => LinkPersons.Undo(room.Desk, unit, room.Registrar, Guid.CreateVersion7(), other, Ground))).Succeeded);
        Assert.Equal(before, await State(room));
        Assert.Equal(2, (await room.Search("李娜")).Hits.Length);
        Assert.Equal(2, await room.Count("select count(*) from store_evidence where action in ('register.link.record', 'register.unlink.record') and subject = (select cast(max(subject) as text) from store_evidence where action = 'register.unlink.record')"));
        Assert.NotEqual(linkedAt, room.Clock.GetUtcNow());
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task A_birth_reported_under_the_linked_record_is_known(DatabaseSystem system)
    {
        await using var room = await RegisterRoom.Fresh(system);
        var (one, other, _, _) = await Doubles(room);
        await room.Do(unit => LinkPersons.Run(room.Desk, unit, room.Registrar, new LinkOrder(Guid.CreateVersion7(), other, one, Ground)));
        Assert.False((await room.Record(RegisterRoom.Birth(one, new DateOnly(2020, 5, 1), certificate: null))).IsNew);
        Assert.False((await room.Record(RegisterRoom.Birth(other, new DateOnly(2018, 5, 1), certificate: null))).IsNew);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task The_work_list_tells_why_and_hides_what_lies_elsewhere(DatabaseSystem system)
    {
        await using var room = await RegisterRoom.Fresh(system);
        await room.Record(RegisterRoom.Person("王伟", new DateOnly(1990, 5, 1), 123, RegisterRoom.Elsewhere), room.ClerkElsewhere);
        var here = await room.Record(RegisterRoom.Person("王伟", new DateOnly(1990, 5, 1)) with { Sex = Anyu.Kernel.RegisteredSex.Male });
        var pair = Assert.Single((await room.Do(unit => OpenPairs.Run(room.Desk, unit, room.Registrar))).Value!);
        Assert.Equal((here.Id, "王伟", null, ""), (pair.One, pair.OneName, pair.Other, pair.OtherName));
        Assert.Equal(["name", "birth-date", "sex"], pair.Reasons.Select(reason => reason.Agreement));
        Assert.Equal(pair.Score, pair.Reasons.Sum(reason => reason.Points));
        Assert.Empty((await room.Do(unit => OpenPairs.Run(room.Desk, unit, room.ClerkElsewhere))).Value!);
        Assert.Equal("ACC-0001", (await room.Do(unit => OpenPairs.Run(room.Desk, unit, room.Clerk))).Problems[0].Code);
    }

    [Fact]
    public async Task Links_neither_run_in_circles_nor_repeat_and_a_pair_may_be_two_persons()
    {
        await using var room = await RegisterRoom.Fresh(DatabaseSystem.Sqlite);
        var (one, other, _, _) = await Doubles(room);
        Task<Anyu.Kernel.Result<ActRecorded>> Link(Guid person, Guid to) => room.Do(unit => LinkPersons.Run(room.Desk, unit, room.Registrar, new LinkOrder(Guid.CreateVersion7(), person, to, Ground)));
        Assert.Equal("REG-0018", (await Link(one, one)).Problems[0].Code);
        Assert.Equal("REG-0023", (await room.Do(unit => LinkPersons.Undo(room.Desk, unit, room.Registrar, Guid.CreateVersion7(), one, Ground))).Problems[0].Code);
        Assert.True((await Link(other, one)).Succeeded);
        Assert.Equal("REG-0022", (await Link(other, one)).Problems[0].Code);
        Assert.Equal("REG-0022", (await Link(one, other)).Problems[0].Code);

        var twin = await room.Record(RegisterRoom.Person("张敏", new DateOnly(1990, 5, 1), 126));
        var namesake = await room.Record(RegisterRoom.Person("张敏", new DateOnly(1990, 5, 1)));
        Assert.True((await room.Do(unit => LinkPersons.Apart(unit, room.Registrar, namesake.Id, twin.Id))).Succeeded);
        Assert.Equal("REG-0028", (await room.Do(unit => LinkPersons.Apart(unit, room.Registrar, namesake.Id, twin.Id))).Problems[0].Code);
        Assert.DoesNotContain((await room.Do(unit => OpenPairs.Run(room.Desk, unit, room.Registrar))).Value!, pair => pair.One == namesake.Id);
    }

    private static async Task<(Guid One, Guid Other, Guid First, Guid Second)> Doubles(RegisterRoom room)
    {
        var one = await room.Record(RegisterRoom.Person("李娜", new DateOnly(1992, 1, 1), 122));
        var other = await room.Record(RegisterRoom.Person("李娜", new DateOnly(1992, 1, 1)) with { Phone = "13812345678" });
        var first = await room.Record(RegisterRoom.Birth(one.Id, new DateOnly(2018, 5, 1), "L350247001"));
        var second = await room.Record(RegisterRoom.Birth(other.Id, new DateOnly(2020, 5, 1), "L350247002"));
        return (one.Id, other.Id, first.Child, second.Child);
    }

    /// <summary>The whole current state but the work list.</summary>
    private static Task<string> State(RegisterRoom room) => room.Database.Read(async unit => JsonSerializer.Serialize(new object[]
    {
        await unit.Query<PersonRow>(TestDatabase.Sql("select * from register_person order by id")),
        await unit.Query<KinRow>(TestDatabase.Sql("select id, parent_id, child_id, kind, role, from_date, to_date, sealed from register_kin order by id")),
        await unit.Query<NameKeyRow>(TestDatabase.Sql("select key, place_code, person_id, sealed from register_name_key order by key, place_code, person_id")),
    }));
}
