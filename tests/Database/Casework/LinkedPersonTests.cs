using Anyu.Access;
using Anyu.Casework;
using Anyu.DatabaseTests.Register;
using Anyu.Register;
using Anyu.Store;
using Xunit;

namespace Anyu.DatabaseTests.Casework;

/// <summary>Two records found to be one person: what stood under either is the person's, and undone each has its own again.</summary>
public sealed class LinkedPersonTests
{
    private static readonly Source Ground = new("health", "review", Confidence.Certified);

    private static readonly Actor Registrar = Actor.OfProgram("registrar", PlaceRange.Nation, RegisterPermissions.Search, RegisterPermissions.Read, RegisterPermissions.Write, RegisterPermissions.Link);

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task Cases_of_both_records_are_the_persons_and_undone_each_records_own(DatabaseSystem system)
    {
        await using var stage = await CaseStage.Fresh(system);
        var (one, other) = (await Recorded(stage, 122), await Recorded(stage, 124));
        var (first, second) = (Signed(one), Signed(other));
        var registered = await stage.Submit(first, "birth-registration", CaseStage.Registration);
        var asked = await stage.Submit(second, "counselling", CaseStage.Shelf.Services["counselling"].Cases[0].Facts);
        Assert.Equal([registered.Matter], await Matters(stage, first));
        Assert.Equal("CASE-0209", (await stage.Act(first, asked.Id, party => new Withdraw(party, ""))).Problems[0].Code);

        Assert.True((await stage.Database.Write(unit => LinkPersons.Run(stage.Register, unit, Registrar, new LinkOrder(Guid.CreateVersion7(), other, one, Ground)))).Succeeded);
        foreach (var citizen in new[] { first, second })
        {
            Assert.Equal(new[] { registered.Matter, asked.Matter }.Order(), (await Matters(stage, citizen)).Order());
            Assert.Equal(asked.Id, Assert.Single((await stage.Database.Write(unit => ReadCase.Matter(stage.Desk, unit, citizen, asked.Matter)))!.Cases).State.Id);
        }

        Assert.Equal(CaseOutcome.Withdrawn, (await stage.Done(first, asked.Id, party => new Withdraw(party, ""))).Outcome);
        Assert.Empty(await Matters(stage, CaseStage.Citizen()));

        stage.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True((await stage.Database.Write(unit => LinkPersons.Undo(stage.Register, unit, Registrar, Guid.CreateVersion7(), other, Ground))).Succeeded);
        Assert.Equal([registered.Matter], await Matters(stage, first));
        Assert.Equal([asked.Matter], await Matters(stage, second));
        Assert.Null(await stage.Database.Write(unit => ReadCase.Run(stage.Desk, unit, first, asked.Id)));
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task The_thread_with_what_the_family_is_paid_stays_with_the_person(DatabaseSystem system)
    {
        await using var room = await FamilyRoom.Fresh(system);
        var (birth, mother) = await room.MotherOf(new DateOnly(2025, 2, 10));
        await room.Hear("birth", birth.Event);
        await room.AnswerAll(mother, (await room.Thread(mother)).Id, ("children[1].hukou", "371581"), ("children[1].chinese", "true"));
        var thread = await room.Thread(mother);
        var offer = (await room.Offers(mother, thread.Id)).First(kept => kept.Standing.Kind == StandingKind.Offered).Standing;
        Assert.Null(await room.Write(unit => new ConfirmOffer(thread.Id, offer.Benefit, offer.Subject).Run(room.Desk, unit, mother)));
        var granted = Assert.Single(await room.Cases(mother)).State.Id;
        var main = (await room.Write(unit => RecordPerson.Run(room.Register, unit, FamilyRoom.Writer, RegisterRoom.Person("样例女", new DateOnly(1994, 5, 3))))).Value!.Id;
        var citizen = Signed(main);
        Assert.Empty(await room.Write(unit => ReadCase.OwnMatters(unit, citizen)));

        Assert.True((await room.Write(unit => LinkPersons.Run(room.Register, unit, Registrar, new LinkOrder(Guid.CreateVersion7(), mother.Person, main, Ground)))).Succeeded);
        Assert.Equal(thread.Id, (await room.Thread(citizen)).Id);
        Assert.Equal(granted, Assert.Single(await room.Cases(citizen)).State.Id);
        Assert.NotEmpty(await room.Offers(citizen, thread.Id));
        Assert.Null(await room.Write(unit => new ConfirmOffer(thread.Id, offer.Benefit, offer.Subject).Run(room.Desk, unit, citizen)));
        Assert.Equal(granted, Assert.Single(await room.Cases(mother)).State.Id);

        room.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True((await room.Write(unit => LinkPersons.Undo(room.Register, unit, Registrar, Guid.CreateVersion7(), mother.Person, Ground))).Succeeded);
        Assert.Empty(await room.Write(unit => ReadCase.OwnMatters(unit, citizen)));
        Assert.Equal(thread.Id, (await room.Thread(mother)).Id);
    }

    private static Actor Signed(Guid person) => Actor.OfCitizen(person, Guid.CreateVersion7(), [CaseworkPermissions.Apply, CaseworkPermissions.Own]);

    private static async Task<Guid> Recorded(CaseStage stage, int sequence)
    {
        var recorded = await stage.Database.Write(unit => RecordPerson.Run(stage.Register, unit, Registrar, RegisterRoom.Person("样例女", new DateOnly(1994, 5, 3), sequence)));
        Assert.True(recorded.Succeeded, string.Join('\n', recorded.Problems));
        return recorded.Value.Id;
    }

    private static async Task<IEnumerable<Guid>> Matters(CaseStage stage, Actor citizen) => (await stage.Database.Read(unit => ReadCase.OwnMatters(unit, citizen))).Select(matter => matter.Id);
}
