using Anyu.Register;
using Anyu.Store;
using Xunit;

namespace Anyu.DatabaseTests.Register;

public sealed class EventTests
{
    private static readonly Source Office = new("civil-affairs", "marriage-register", Confidence.Certified);

    [Theory]
    [MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task A_family_is_as_known_then_and_true_that_day(DatabaseSystem system)
    {
        await using var room = await RegisterRoom.Fresh(system);
        var (mother, father, child) = await Family(room);
        var beforeDivorce = room.Clock.GetUtcNow();
        room.Clock.Advance(TimeSpan.FromDays(1));
        Assert.True((await room.Do(unit => RecordDivorce.Run(room.Desk, unit, room.Clerk, new DivorceReport(Guid.CreateVersion7(), mother, father, new DateOnly(2025, 1, 20), Office)))).Succeeded);

        var now = await Read(room, child, AsOf.Now);
        Assert.Equal([(child, Relation.Self), .. new[] { mother, father }.Order().Select(id => (id, Relation.Parent))], now.Members.Select(member => (member.Id, member.Relation)));
        Assert.Equal("divorce", Assert.Single(now.Marriages).EndKind);
        Assert.Equal(["father", "mother"], now.Kin.Select(kin => kin.Role).Order());
        Assert.Equal(1, Assert.Single(now.Births).Plurality);

        Assert.Null(Assert.Single((await Read(room, child, new AsOf(new DateOnly(2025, 1, 19)))).Marriages).To);
        Assert.Null(Assert.Single((await Read(room, child, new AsOf(KnownAt: beforeDivorce))).Marriages).To);
        Assert.Contains((await Read(room, mother, new AsOf(new DateOnly(2025, 1, 19)))).Members, member => member.Id == father && member.Relation == Relation.Spouse);
        Assert.DoesNotContain((await Read(room, mother, AsOf.Now)).Members, member => member.Id == father);
        Assert.DoesNotContain((await Read(room, mother, new AsOf(new DateOnly(2020, 1, 1)))).Members, member => member.Id == child);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task A_pregnancy_is_recorded_once_and_ends_with_the_birth(DatabaseSystem system)
    {
        await using var room = await RegisterRoom.Fresh(system);
        var mother = await room.Record(RegisterRoom.Person("李娜", new DateOnly(1992, 1, 1), 122));
        var report = new PregnancyReport(Guid.CreateVersion7(), mother.Id, new DateOnly(2025, 2, 20), RegisterRoom.Certificate);
        Assert.True((await room.Do(unit => RecordPregnancy.Run(room.Desk, unit, room.Clerk, report))).Value!.IsNew);
        var again = (await room.Do(unit => RecordPregnancy.Run(room.Desk, unit, room.Clerk, report with { Id = Guid.CreateVersion7(), ExpectedOn = report.ExpectedOn.AddDays(9) }))).Value!;
        Assert.Equal((report.Id, false), (again.Id, again.IsNew));
        Assert.Equal(report.ExpectedOn, Assert.Single((await Read(room, mother.Id, AsOf.Now)).Pregnancies).ExpectedOn);
        await room.Record(RegisterRoom.Birth(mother.Id, new DateOnly(2025, 2, 14)));
        Assert.Empty((await Read(room, mother.Id, AsOf.Now)).Pregnancies);
        Assert.Single((await Read(room, mother.Id, new AsOf(new DateOnly(2025, 2, 13), room.Clock.GetUtcNow()))).Members);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task A_death_ends_the_marriage_and_is_recorded_once(DatabaseSystem system)
    {
        await using var room = await RegisterRoom.Fresh(system);
        var (mother, father, _) = await Family(room);
        var report = new DeathReport(Guid.CreateVersion7(), father, new DateOnly(2025, 1, 10), RegisterRoom.Certificate);
        Assert.True((await room.Do(unit => RecordDeath.Run(room.Desk, unit, room.Clerk, report))).Value!.IsNew);
        Assert.False((await room.Do(unit => RecordDeath.Run(room.Desk, unit, room.Clerk, report))).Value!.IsNew);
        Assert.Equal("REG-0020", (await room.Do(unit => RecordDeath.Run(room.Desk, unit, room.Clerk, report with { DiedOn = new DateOnly(2025, 1, 11) }))).Problems[0].Code);
        Assert.Equal("death", Assert.Single((await Read(room, mother, AsOf.Now)).Marriages).EndKind);
        Assert.Equal(report.DiedOn, (await room.Read(father)).DiedOn);
        Assert.True(Assert.Single((await room.Search("王伟")).Hits).IsDead);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task Moves_and_hukou_keep_their_history(DatabaseSystem system)
    {
        await using var room = await RegisterRoom.Fresh(system);
        var person = await room.Record(RegisterRoom.Person("王伟", new DateOnly(1990, 5, 1), 123) with { Since = new DateOnly(2010, 1, 1) });
        var move = new MoveReport(Guid.CreateVersion7(), person.Id, RegisterRoom.Elsewhere, new DateOnly(2024, 6, 1), Office);
        Assert.True((await room.Do(unit => RecordMove.Run(room.Desk, unit, room.Clerk, move))).Value!.IsNew);
        Assert.False((await room.Do(unit => RecordMove.Run(room.Desk, unit, room.Clerk, move))).Value!.IsNew);
        Assert.Equal(RegisterRoom.Elsewhere, (await room.Read(person.Id)).Residence);
        Assert.Equal(RegisterRoom.Village, (await room.Read(person.Id, new AsOf(new DateOnly(2024, 5, 31)))).Residence);
        Assert.Null((await room.Read(person.Id, new AsOf(new DateOnly(2009, 1, 1)))).Residence);
        Assert.Equal(person.Id, Assert.Single((await room.Search("王伟", room.ClerkElsewhere)).Hits).Id);
        Assert.Equal(person.Id, Assert.Single((await room.Search("王伟")).Hits).Id);
        Assert.True((await room.Do(unit => ChangeHukou.Run(room.Desk, unit, room.Clerk, move with { Id = Guid.CreateVersion7(), On = new DateOnly(2024, 7, 1) }))).Succeeded);
        Assert.Empty((await room.Search("王伟")).Hits);
        Assert.Equal(RegisterRoom.Elsewhere, (await room.Read(person.Id, actor: room.ClerkElsewhere)).Hukou);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task Guardianship_has_its_dates(DatabaseSystem system)
    {
        await using var room = await RegisterRoom.Fresh(system);
        var (_, _, child) = await Family(room);
        var home = Guid.CreateVersion7();
        Assert.True((await room.Do(unit => RecordOrganisation.Run(room.Desk, unit, room.Clerk, new OrganisationReport(home, "91350100M000100Y43", "福利院", "welfare-home", RegisterRoom.County, Office)))).Succeeded);
        var report = new GuardianReport(Guid.CreateVersion7(), child, null, home, CareKind.Guardianship, new DateOnly(2024, 12, 1), Office);
        Assert.True((await room.Do(unit => RecordGuardian.Run(room.Desk, unit, room.Clerk, report))).Value!.IsNew);
        Assert.False((await room.Do(unit => RecordGuardian.Run(room.Desk, unit, room.Clerk, report with { Id = Guid.CreateVersion7() }))).Value!.IsNew);
        Assert.Equal(home, Assert.Single((await Read(room, child, AsOf.Now)).Guardians).Organisation);
        Assert.Empty((await Read(room, child, new AsOf(new DateOnly(2024, 11, 30)))).Guardians);
        Assert.True((await room.Do(unit => RecordGuardian.End(room.Desk, unit, room.Clerk, report.Id, new DateOnly(2025, 2, 1), Office))).Succeeded);
        Assert.Empty((await Read(room, child, AsOf.Now)).Guardians);
    }

    [Theory]
    [InlineData("married already", "REG-0017")]
    [InlineData("oneself", "REG-0018")]
    [InlineData("not married", "REG-0019")]
    [InlineData("before birth", "REG-0005")]
    [InlineData("future", "REG-0004")]
    [InlineData("unseen", "ACC-0002")]
    public async Task An_event_that_cannot_be_is_a_numbered_problem(string fault, string code)
    {
        await using var room = await RegisterRoom.Fresh(DatabaseSystem.Sqlite);
        var (mother, father, _) = await Family(room);
        var other = (await room.Record(RegisterRoom.Person("张强", new DateOnly(1989, 1, 1), 125))).Id;
        var report = new MarriageReport(Guid.CreateVersion7(), other, ParentRef.Of((await room.Record(RegisterRoom.Person("陈静", new DateOnly(1991, 1, 1), 126))).Id), new DateOnly(2024, 1, 1), Office);
        var refused = fault switch
        {
            "married already" => await room.Do(unit => RecordMarriage.Run(room.Desk, unit, room.Clerk, report with { Other = ParentRef.Of(mother) })),
            "oneself" => await room.Do(unit => RecordMarriage.Run(room.Desk, unit, room.Clerk, report with { Other = ParentRef.Of(other) })),
            "not married" => await room.Do(unit => RecordDivorce.Run(room.Desk, unit, room.Clerk, new DivorceReport(Guid.CreateVersion7(), father, other, new DateOnly(2024, 1, 1), Office))),
            "before birth" => await room.Do(unit => RecordMarriage.Run(room.Desk, unit, room.Clerk, report with { On = new DateOnly(1980, 1, 1) })),
            "future" => await room.Do(unit => RecordMarriage.Run(room.Desk, unit, room.Clerk, report with { On = new DateOnly(2030, 1, 1) })),
            _ => await room.Do(unit => RecordMarriage.Run(room.Desk, unit, room.ClerkElsewhere, report)),
        };
        Assert.Equal(code, Assert.Single(refused.Problems).Code);
        Assert.Equal(1, await room.Count("select count(*) from register_marriage"));
    }

    internal static async Task<(Guid Mother, Guid Father, Guid Child)> Family(RegisterRoom room)
    {
        var mother = await room.Record(RegisterRoom.Person("李娜", new DateOnly(1992, 1, 1), 122));
        var father = await room.Record(RegisterRoom.Person("王伟", new DateOnly(1990, 1, 1), 121));
        Assert.True((await room.Do(unit => RecordMarriage.Run(room.Desk, unit, room.Clerk, new MarriageReport(Guid.CreateVersion7(), mother.Id, ParentRef.Of(father.Id), new DateOnly(2018, 5, 20), Office)))).Succeeded);
        var born = await room.Record(RegisterRoom.Birth(mother.Id, new DateOnly(2020, 3, 1)) with { Father = ParentRef.Of(father.Id), Name = "王一诺" });
        return (mother.Id, father.Id, born.Child);
    }

    private static async Task<FamilyView> Read(RegisterRoom room, Guid person, AsOf asOf)
    {
        var family = await room.Do(unit => FamilyOn.Run(room.Desk, unit, room.Clerk, person, asOf));
        Assert.True(family.Succeeded, string.Join('\n', family.Problems));
        return family.Value;
    }
}
