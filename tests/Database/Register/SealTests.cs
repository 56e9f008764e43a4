using Anyu.Access;
using Anyu.Kernel;
using Anyu.Register;
using Anyu.Store;
using Xunit;

namespace Anyu.DatabaseTests.Register;

/// <summary>Attacks on sealed records: whatever a clerk without the permission asks is answered as if the record did not exist.</summary>
public sealed class SealTests
{
    private static readonly Source Office = new("civil-affairs", "adoption-register", Confidence.Certified);
    private static readonly DateOnly Born = new(1990, 5, 1);

    [Theory]
    [MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task An_adopted_child_is_a_child_of_its_parents_and_of_nobody_else(DatabaseSystem system)
    {
        await using var room = await RegisterRoom.Fresh(system);
        var (birthMother, birthFather, child) = await EventTests.Family(room);
        var plain = (await room.Record(RegisterRoom.Birth((await room.Record(RegisterRoom.Person("赵敏", new DateOnly(1990, 1, 1), 128))).Id, new DateOnly(2021, 3, 1), "L350247009") with { Name = "赵一" })).Child;
        var (mother, father) = ((await room.Record(RegisterRoom.Person("孙丽", new DateOnly(1980, 1, 1), 130))).Id, (await room.Record(RegisterRoom.Person("周强", new DateOnly(1979, 1, 1), 131))).Id);
        var adoption = new AdoptionReport { Id = Guid.CreateVersion7(), Child = child, Mother = ParentRef.Of(mother), Father = ParentRef.Of(father), On = new DateOnly(2025, 1, 15), Name = "周一诺", Source = Office };
        Assert.Equal("ACC-0001", (await room.Do(unit => RecordAdoption.Run(room.Desk, unit, room.Clerk, adoption))).Problems[0].Code);
        Assert.True((await room.Do(unit => RecordAdoption.Run(room.Desk, unit, room.Registrar, adoption))).Value!.IsNew);
        Assert.False((await room.Do(unit => RecordAdoption.Run(room.Desk, unit, room.Registrar, adoption))).Value!.IsNew);

        var family = await Family(room, room.Clerk, child);
        Assert.Equal(new[] { mother, father }.Order(), family.Members.Where(member => member.Relation == Relation.Parent).Select(member => member.Id).Order());
        Assert.Equal("周一诺", family.Members[0].Record!.Name);
        Assert.Empty(family.Members[0].Record!.FormerNames);
        var other = await Family(room, room.Clerk, plain);
        Assert.Equal(other.Kin.Select(kin => (kin.Kind, kin.From)).Distinct(), family.Kin.Select(kin => (kin.Kind, kin.From)).Distinct());
        foreach (var asOf in new[] { AsOf.Now, new AsOf(new DateOnly(2023, 1, 1)) })
        {
            foreach (var parent in new[] { birthMother, birthFather })
            {
                Assert.DoesNotContain((await Family(room, room.Clerk, parent, asOf)).Members, member => member.Id == child);
            }
        }

        Assert.Empty((await room.Search("王一诺")).Hits);
        Assert.Empty((await room.Search("L350247695")).Hits);
        Assert.Equal(child, Assert.Single((await room.Search("周一诺")).Hits).Id);
        Assert.DoesNotContain((await Family(room, room.Clerk, child, new AsOf(new DateOnly(2023, 1, 1)))).Members, member => member.Id == birthMother);
        Assert.Equal("", (await Family(room, room.Clerk, child, new AsOf(new DateOnly(2023, 1, 1)))).Members[0].Record!.Name);
        Assert.Equal(0, await room.Count("select count(*) from register_event where kind = 'adoption' and not sealed"));

        Assert.Contains((await Family(room, room.Registrar, birthMother, new AsOf(new DateOnly(2023, 1, 1)))).Members, member => member.Id == child);
        Assert.Equal(["王一诺"], (await room.Read(child, actor: room.Registrar)).FormerNames);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task Every_question_about_a_sealed_person_is_answered_as_if_there_were_none(DatabaseSystem system)
    {
        await using var room = await RegisterRoom.Fresh(system);
        var person = RegisterRoom.Person("单雄信", Born, 123) with { Phone = "13812345678", FormerName = "单小信" };
        await room.Record(person);
        var child = (await room.Record(RegisterRoom.Birth(null, new DateOnly(2020, 1, 1)) with { Father = ParentRef.Of(person.Id) })).Child;
        var empty = await Answers(room, person with { Id = Guid.CreateVersion7(), Number = RegisterRoom.Number(Born, 779), Name = "裘千仞", Phone = "13900000000", FormerName = null }, Guid.CreateVersion7());
        Assert.True((await room.Do(unit => SealPerson.Run(room.Desk, unit, room.Registrar, person.Id, "court"))).Succeeded);

        Assert.Equal(empty, await Answers(room, person with { Id = Guid.CreateVersion7() }, person.Id));
        Assert.Single((await Family(room, room.Clerk, child)).Members);
        Assert.Empty((await Family(room, room.Clerk, child)).Kin);
        Assert.Equal(0, await room.Count("select count(*) from register_pair where state = 'open' and not sealed"));

        var registered = await room.Record(person with { Id = Guid.CreateVersion7() });
        Assert.True(registered.IsNew);
        Assert.Empty(registered.Possibly);
        Assert.Equal("单雄信", (await room.Read(person.Id, actor: room.Registrar)).Name);
        Assert.Equal(2, (await Family(room, room.Registrar, child)).Members.Length);

        Assert.True((await room.Do(unit => SealPerson.Lift(room.Desk, unit, room.Registrar, person.Id))).Succeeded);
        Assert.Equal(2, (await room.Search("单雄信")).Hits.Length);
        Assert.Equal(2, (await Family(room, room.Clerk, child)).Members.Length);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task A_sealed_record_is_in_no_index_that_a_search_walks(DatabaseSystem system)
    {
        await using var room = await RegisterRoom.Fresh(system);
        var person = RegisterRoom.Person("单雄信", Born, 123);
        await room.Record(person);
        await room.Do(unit => SealPerson.Run(room.Desk, unit, room.Registrar, person.Id, "court"));
        var indexes = await room.Database.Read(unit => unit.Query<string>(TestDatabase.Sql(system == DatabaseSystem.Sqlite
            ? "select sql from sqlite_master where type = 'index' and tbl_name = 'register_person' and sql is not null"
            : "select indexdef from pg_indexes where tablename = 'register_person' and schemaname = current_schema() and indexname not like '%pkey'")));
        Assert.Equal(8, indexes.Count);
        Assert.Equal(6, indexes.Count(index => index.Replace("(", "", StringComparison.Ordinal).Contains("where not sealed", StringComparison.OrdinalIgnoreCase)));
    }

    private static async Task<FamilyView> Family(RegisterRoom room, Actor actor, Guid person, AsOf? asOf = null)
    {
        var read = await room.Do(unit => FamilyOn.Run(room.Desk, unit, actor, person, asOf ?? AsOf.Now));
        Assert.True(read.Succeeded, string.Join('\n', read.Problems));
        return read.Value;
    }

    /// <summary>All that a clerk can ask about a person by name, number, phone and id, as codes and counts.</summary>
    private static async Task<string> Answers(RegisterRoom room, NewPerson person, Guid id)
    {
        var answers = new List<string>();
        foreach (var text in new[] { person.Name, person.Number!, $"371502 {person.Number![^4..]}", person.Phone! })
        {
            answers.Add($"{(await room.Search(text)).Hits.Length}");
        }

        Result<T>[] Codes<T>(params Result<T>[] results)
            where T : class
        {
            answers.AddRange(results.Select(result => string.Join(' ', result.Problems.Select(problem => $"{problem.Code} {problem.What} {problem.Why} {problem.Mend}"))));
            return results;
        }

        Codes(await room.Do(unit => ReadPerson.Run(room.Desk, unit, room.Clerk, id, AsOf.Now)));
        Codes(await room.Do(unit => FamilyOn.Run(room.Desk, unit, room.Clerk, id, AsOf.Now)));
        Codes(
            await room.Do(unit => RecordDeath.Run(room.Desk, unit, room.Clerk, new DeathReport(Guid.CreateVersion7(), id, new DateOnly(2025, 1, 1), Office))),
            await room.Do(unit => RecordMove.Run(room.Desk, unit, room.Clerk, new MoveReport(Guid.CreateVersion7(), id, RegisterRoom.County, new DateOnly(2025, 1, 1), Office))),
            await room.Do(unit => CorrectPerson.Run(room.Desk, unit, room.Clerk, new PersonCorrection { Id = Guid.CreateVersion7(), Person = id, Name = "甲", Source = Office })),
            await room.Do(unit => SealPerson.Run(room.Desk, unit, room.Clerk, id, "x")),
            await room.Do(unit => SealPerson.Lift(room.Desk, unit, room.Clerk, id)),
            await room.Do(unit => LinkPersons.Run(room.Desk, unit, room.Clerk, new LinkOrder(Guid.CreateVersion7(), id, id, Office))));
        Codes(await room.Do(unit => RecordBirth.Run(room.Desk, unit, room.Clerk, RegisterRoom.Birth(id, new DateOnly(2025, 1, 2), null))));
        return string.Join('\n', answers);
    }
}
