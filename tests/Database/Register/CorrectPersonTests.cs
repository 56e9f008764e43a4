using Anyu.Register;
using Anyu.Store;
using Xunit;

namespace Anyu.DatabaseTests.Register;

public sealed class CorrectPersonTests
{
    private static readonly Source Police = new("police", "correction", Confidence.Certified);
    private static readonly DateOnly Born = new(1990, 5, 1);

    [Theory]
    [MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task A_correction_keeps_what_was_known_before(DatabaseSystem system)
    {
        await using var room = await RegisterRoom.Fresh(system);
        var person = await room.Record(RegisterRoom.Person("王伟", Born, 123));
        var before = room.Clock.GetUtcNow();
        room.Clock.Advance(TimeSpan.FromDays(1));
        await Correct(room, new PersonCorrection { Id = Guid.CreateVersion7(), Person = person.Id, Name = "王玮", Source = Police });
        Assert.Equal("王玮", (await room.Read(person.Id)).Name);
        Assert.Empty((await room.Read(person.Id)).FormerNames);
        Assert.Equal("王伟", (await room.Read(person.Id, new AsOf(KnownAt: before))).Name);
        Assert.Equal("correction", (await room.Read(person.Id)).Provenance["name"].Source.Document);
        Assert.Single((await room.Search("王玮")).Hits);
        Assert.Empty((await room.Search("王伟")).Hits);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task A_changed_name_is_true_from_its_day_and_the_former_name_is_still_found(DatabaseSystem system)
    {
        await using var room = await RegisterRoom.Fresh(system);
        var person = await room.Record(RegisterRoom.Person("王伟", Born, 123));
        await Correct(room, new PersonCorrection { Id = Guid.CreateVersion7(), Person = person.Id, Name = "王建国", Since = new DateOnly(2024, 1, 1), Source = Police });
        Assert.Equal("王伟", (await room.Read(person.Id, new AsOf(new DateOnly(2023, 12, 31)))).Name);
        Assert.Equal(("王建国", "王伟"), ((await room.Read(person.Id)).Name, Assert.Single((await room.Read(person.Id)).FormerNames)));
        Assert.Equal("王建国", Assert.Single((await room.Search("王伟")).Hits).Name);
        Assert.Equal("王建国", Assert.Single((await room.Search("wangwei")).Hits).Name);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task A_newborn_gets_name_and_number_later(DatabaseSystem system)
    {
        await using var room = await RegisterRoom.Fresh(system);
        var child = (await room.Record(RegisterRoom.Birth(null, new DateOnly(2025, 2, 14)))).Child;
        var number = RegisterRoom.Number(new DateOnly(2025, 2, 14), 124);
        await Correct(room, new PersonCorrection { Id = Guid.CreateVersion7(), Person = child, Name = "王一诺", Number = number, Since = new DateOnly(2025, 2, 20), Source = Police });
        Assert.Equal(number, (await room.Read(child)).Number!.Value.Reveal());
        Assert.Null((await room.Read(child, new AsOf(new DateOnly(2025, 2, 19)))).Number);
        Assert.Equal(child, Assert.Single((await room.Search(number)).Hits).Id);
    }

    [Theory]
    [InlineData("nothing", "REG-0021")]
    [InlineData("number of another day", "REG-0003")]
    [InlineData("outside", "ACC-0002")]
    public async Task A_correction_that_cannot_be_is_a_numbered_problem(string fault, string code)
    {
        await using var room = await RegisterRoom.Fresh(DatabaseSystem.Sqlite);
        var person = await room.Record(RegisterRoom.Person("王伟", Born, 123));
        var correction = new PersonCorrection { Id = Guid.CreateVersion7(), Person = person.Id, Name = "王伟", Source = Police };
        correction = fault == "number of another day" ? correction with { BirthDate = Born.AddDays(1) } : correction;
        var refused = await room.Do(unit => CorrectPerson.Run(room.Desk, unit, fault == "outside" ? room.ClerkElsewhere : room.Clerk, correction));
        Assert.Equal(code, Assert.Single(refused.Problems).Code);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task A_difference_is_settled_by_keeping_or_by_a_correction(DatabaseSystem system)
    {
        await using var room = await RegisterRoom.Fresh(system);
        var (wrong, right) = (await room.Record(RegisterRoom.Person("张敏", new DateOnly(1991, 1, 1), 124)), await room.Record(RegisterRoom.Person("李娜", new DateOnly(1992, 1, 1), 122)));
        var born = await room.Record(RegisterRoom.Birth(wrong.Id, new DateOnly(2025, 2, 14)));
        await room.Record(RegisterRoom.Birth(right.Id, new DateOnly(2025, 2, 14)) with { Source = Police });
        var open = Assert.Single((await room.Do(unit => SettleDifference.Open(unit, room.Clerk))).Value!);
        Assert.Equal((born.Child, "mother", "police"), (open.Child, open.Element, open.Agency));
        Assert.True((await room.Do(unit => SettleDifference.Run(room.Desk, unit, room.Clerk, open.Id, take: true))).Succeeded);
        Assert.Equal("REG-0028", (await room.Do(unit => SettleDifference.Run(room.Desk, unit, room.Clerk, open.Id, take: true))).Problems[0].Code);
        var family = (await room.Do(unit => FamilyOn.Run(room.Desk, unit, room.Clerk, born.Child, AsOf.Now))).Value!;
        Assert.Equal(right.Id, Assert.Single(family.Members, member => member.Relation == Relation.Parent).Id);
        Assert.Empty((await room.Do(unit => SettleDifference.Open(unit, room.Clerk))).Value!);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task The_current_state_is_what_the_journal_makes_of_it_and_a_row_that_was_changed_is_named(DatabaseSystem system)
    {
        await using var room = await RegisterRoom.Fresh(system);
        var (mother, _, child) = await EventTests.Family(room);
        Assert.Empty((await VerifyRegister.Run(room.Database, room.Desk)).Findings);
        await room.Do(async unit =>
        {
            await unit.Execute(TestDatabase.Sql("update register_person set name = 'X' where id = @Id"), new { Id = child });
            await unit.Execute(TestDatabase.Sql("delete from register_marriage"));
            return await unit.Execute(TestDatabase.Sql("update register_name_key set key = 'x' where person_id = @Id"), new { Id = mother });
        });
        var findings = (await VerifyRegister.Run(room.Database, room.Desk)).Findings;
        Assert.Contains(findings, finding => finding.Subject == child && finding.Found == "differs");
        Assert.Contains(findings, finding => finding is { Kind: "marriage", Found: "missing" });
        await VerifyRegister.Rebuild(room.Database, room.Desk, findings);
        Assert.Empty((await VerifyRegister.Run(room.Database, room.Desk)).Findings);
    }

    private static async Task Correct(RegisterRoom room, PersonCorrection correction)
    {
        var corrected = await room.Do(unit => CorrectPerson.Run(room.Desk, unit, room.Clerk, correction));
        Assert.True(corrected.Succeeded, string.Join('\n', corrected.Problems));
    }
}
