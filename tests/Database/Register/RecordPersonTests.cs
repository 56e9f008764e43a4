using Anyu.Register;
using Anyu.Store;
using Xunit;

namespace Anyu.DatabaseTests.Register;

public sealed class RecordPersonTests
{
    private static readonly DateOnly Born = new(1990, 5, 1);

    [Theory]
    [MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task A_recorded_person_is_read_with_the_source_of_each_value(DatabaseSystem system)
    {
        await using var room = await RegisterRoom.Fresh(system);
        var person = RegisterRoom.Person("王伟", Born, 123) with { Phone = "138-1234-5678", Ethnicity = "01", FormerName = "王小伟" };
        var recorded = await room.Record(person);
        Assert.Equal(new PersonRecorded(person.Id, IsNew: true, []), recorded with { Possibly = [] });

        var read = await room.Read(person.Id);
        Assert.Equal(("王伟", Born, "13812345678", "01"), (read.Name, read.BirthDate, read.Phone, read.Ethnicity));
        Assert.Equal(person.Number, read.Number!.Value.Reveal());
        Assert.Equal(["王小伟"], read.FormerNames);
        Assert.Equal(RegisterRoom.Village, read.Residence);
        Assert.Equal("household-register", read.Provenance["name"].Source.Document);
        Assert.Equal("", read.Provenance["number"].Value);
        Assert.DoesNotContain(person.Number!, read.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task The_same_person_again_is_found_and_not_recorded_twice(DatabaseSystem system)
    {
        await using var room = await RegisterRoom.Fresh(system);
        var first = await room.Record(RegisterRoom.Person("王伟", Born, 123));
        var again = await room.Record(RegisterRoom.Person("王偉", Born, 123));
        Assert.Equal((first.Id, false), (again.Id, again.IsNew));
        var sameId = RegisterRoom.Person("李娜", Born, 124);
        Assert.True((await room.Record(sameId)).IsNew);
        Assert.False((await room.Record(sameId)).IsNew);
        Assert.Equal(2, await room.Count("select count(*) from register_person"));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task One_who_may_be_the_same_is_recorded_and_stands_in_the_work_list(DatabaseSystem system)
    {
        await using var room = await RegisterRoom.Fresh(system);
        var first = await room.Record(RegisterRoom.Person("王伟", Born, 123));
        var second = await room.Record(RegisterRoom.Person("王伟", Born) with { Sex = Anyu.Kernel.RegisteredSex.Male });
        Assert.True(second.IsNew);
        Assert.Equal([first.Id], second.Possibly);
        Assert.Equal(1, await room.Count("select count(*) from register_pair where state = 'open'"));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task The_mother_tells_namesakes_of_one_day_apart(DatabaseSystem system)
    {
        await using var room = await RegisterRoom.Fresh(system);
        var (_, _, child) = await EventTests.Family(room);
        var (mother, stranger) = ((await room.Search("李娜")).Hits[0].Id, (await room.Record(RegisterRoom.Person("赵敏", new DateOnly(1990, 1, 1), 128))).Id);
        var namesake = RegisterRoom.Person("王一诺", new DateOnly(2020, 3, 1));
        Assert.Empty((await room.Record(namesake with { Mother = stranger })).Possibly);
        Assert.Contains(child, (await room.Record(namesake with { Id = Guid.CreateVersion7(), Mother = mother })).Possibly);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task One_registered_elsewhere_is_found_and_nothing_of_the_record_is_told(DatabaseSystem system)
    {
        await using var room = await RegisterRoom.Fresh(system);
        var there = await room.Record(RegisterRoom.Person("王伟", Born, 123, RegisterRoom.Elsewhere), room.ClerkElsewhere);
        var here = await room.Do(unit => RecordPerson.Run(room.Desk, unit, room.Clerk, RegisterRoom.Person("王伟", Born, 123)));
        var problem = Assert.Single(here.Problems);
        Assert.Equal("REG-0009", problem.Code);
        Assert.DoesNotContain(there.Id.ToString(), problem.ToString() + problem.Why + problem.Mend, StringComparison.Ordinal);
        Assert.Equal(1, await room.Count("select count(*) from register_person"));
        Assert.Equal(1, await room.Count("select count(*) from store_evidence where action = 'register.person.matched'"));

        var possible = await room.Record(RegisterRoom.Person("王伟", Born) with { Sex = Anyu.Kernel.RegisteredSex.Male });
        Assert.Empty(possible.Possibly);
    }

    [Theory]
    [InlineData("outside", "REG-0008")]
    [InlineData("future", "REG-0004")]
    [InlineData("number", "KRN-0004")]
    [InlineData("number of another day", "REG-0003")]
    [InlineData("phone", "REG-0006")]
    [InlineData("name", "REG-0002")]
    [InlineData("ethnicity", "REG-0011")]
    public async Task What_cannot_be_recorded_is_a_numbered_problem_and_leaves_evidence_alone(string fault, string code)
    {
        await using var room = await RegisterRoom.Fresh(DatabaseSystem.Sqlite);
        var person = RegisterRoom.Person("王伟", Born, 123);
        person = fault switch
        {
            "outside" => person with { Residence = RegisterRoom.Elsewhere, Hukou = null },
            "future" => person with { BirthDate = new DateOnly(2026, 1, 1), Number = null },
            "number" => person with { Number = "371502199005011239" },
            "number of another day" => person with { BirthDate = Born.AddDays(1) },
            "phone" => person with { Phone = "no" },
            "name" => person with { Name = "  " },
            _ => person with { Ethnicity = "60" },
        };
        var refused = await room.Do(unit => RecordPerson.Run(room.Desk, unit, room.Clerk, person));
        Assert.Contains(code, refused.Problems.Select(problem => problem.Code));
        Assert.Equal(0, await room.Count("select count(*) from register_journal"));
        Assert.Equal(1, await room.Count("select count(*) from store_evidence"));
    }

    [Fact]
    public async Task Numbers_stand_nowhere_in_the_clear()
    {
        await using var room = await RegisterRoom.Fresh(DatabaseSystem.Sqlite);
        var person = RegisterRoom.Person("王伟", Born, 123) with { Phone = "13812345678" };
        await room.Record(person);
        await room.Record(RegisterRoom.Birth(null, new DateOnly(2025, 2, 1)));
        await room.Database.DisposeAsync();
        var bytes = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(room.Database.Where));
        Assert.Contains("register_person", bytes, StringComparison.Ordinal);
        Assert.DoesNotContain(person.Number!, bytes, StringComparison.Ordinal);
        Assert.DoesNotContain("13812345678", bytes, StringComparison.Ordinal);
        Assert.DoesNotContain("350247695", bytes, StringComparison.Ordinal);
    }
}
