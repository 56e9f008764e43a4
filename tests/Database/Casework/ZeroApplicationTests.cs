using Anyu.Access;
using Anyu.Casework;
using Anyu.DatabaseTests.Register;
using Anyu.Kernel;
using Anyu.Register;
using Anyu.Store;
using Xunit;

namespace Anyu.DatabaseTests.Casework;

/// <summary>A birth in the register is enough: the family is told what it has, is asked for what is missing, and hears of what changes.</summary>
public sealed class ZeroApplicationTests
{
    private static readonly DateOnly Born = new(2025, 2, 10);

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task A_recorded_birth_tells_the_family_what_it_has_and_asks_for_what_is_missing(DatabaseSystem system)
    {
        await using var room = await Room.Fresh(system);
        var (birth, citizen) = await room.MotherOf(Born);
        var changes = await room.Hear("birth", birth.Event);
        Assert.Contains(changes, c => c.Kind == StandingTurn.Asked && c.After.Missing.Length > 0);
        Assert.All(changes.Where(c => c.Kind is StandingTurn.Refused), c => Assert.True(c.After.Reasons.Length > 0 && c.After.Remedy is not null, c.After.Benefit));
        var thread = await room.Thread(citizen);
        Assert.Contains(thread.Messages, m => m.Kind == "asked");
        var certain = await room.AnswerAll(citizen, thread.Id, ("children[1].hukou", "371581"), ("children[1].chinese", "true"));
        Assert.Contains(certain, c => c.Kind is StandingTurn.Opened or StandingTurn.Offered);
        thread = await room.Thread(citizen);
        Assert.Contains(thread.Messages, m => m.Kind is "opened" or "offered");
        Assert.Empty(await room.Hear("birth", birth.Event));
        Assert.Equal(thread.Messages.Length, (await room.Thread(citizen)).Messages.Length);
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task An_answer_in_the_thread_settles_what_waited_for_it(DatabaseSystem system)
    {
        await using var room = await Room.Fresh(system);
        var (birth, citizen) = await room.MotherOf(Born);
        await room.Hear("birth", birth.Event);
        var matter = (await room.Thread(citizen)).Id;
        var before = await room.Standings(birth.Mother!.Value);
        Assert.Contains(before, s => s.Missing.Contains("mother.employerPlace"));
        var answered = await room.Answer(citizen, matter, "mother.employerPlace", "220102");
        Assert.True(answered.Succeeded, string.Join('\n', answered.Problems));
        Assert.DoesNotContain(await room.Standings(birth.Mother.Value), s => s.Missing.Contains("mother.employerPlace"));
        Assert.NotEmpty(answered.Value.Changes);
        var stranger = await room.Answer(CaseStage.Citizen(), matter, "mother.employerPlace", "220102");
        Assert.Equal("CASE-0209", Assert.Single(stranger.Problems).Code);
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task After_the_last_day_the_family_is_looked_at_again_and_hears_that_it_ended(DatabaseSystem system)
    {
        await using var room = await Room.Fresh(system);
        var (birth, citizen) = await room.MotherOf(new(2022, 3, 20));
        await room.Hear("birth", birth.Event);
        await room.AnswerAll(citizen, (await room.Thread(citizen)).Id, ("mother.employed", "true"), ("mother.employerPlace", "220102"), ("children[1].hukou", "371581"), ("children[1].chinese", "true"));
        var open = (await room.Standings(birth.Mother!.Value)).Where(s => s.IsCertain && s.Until is not null).ToList();
        Assert.Equal(0, await room.LookAgain());
        Assert.NotEmpty(open);
        room.Clock.Advance(TimeSpan.FromDays(400));
        Assert.Equal(1, await room.LookAgain());
        Assert.Contains((await room.Thread(citizen)).Messages, m => m.Kind is "ended" or "lost" or "changed");

        Assert.Equal(0, await room.LookAgain());
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task A_form_asks_nothing_that_the_register_knows(DatabaseSystem system)
    {
        await using var room = await Room.Fresh(system);
        var (birth, citizen) = await room.MotherOf(Born);
        var known = await room.Write(unit => Prefill.Of(room.Desk, room.Register, unit, citizen, CaseStage.Shelf.Services["birth-registration"]));
        foreach (var fact in new[] { "mother.name", "mother.residentId", "mother.hukou", "mother.residence" })
        {
            Assert.True(known.ContainsKey(fact), fact);
        }

        var child = await room.Write(unit => Prefill.Of(room.Desk, room.Register, unit, citizen, CaseStage.Shelf.Services["birth-one-thing"]));
        Assert.Equal("2025-02-10", child["birth.date"]);
        Assert.Empty(await room.Write(unit => Prefill.Of(room.Desk, room.Register, unit, CaseStage.Citizen(), CaseStage.Shelf.Services["birth-one-thing"])));
        Assert.NotNull(birth.Mother);
    }

    private sealed class Room : IAsyncDisposable
    {
        private readonly TestDatabase test;
        private readonly Anyu.Store.Database database;

        private Room(TestDatabase test, Anyu.Store.Database database, ManualClock clock)
        {
            (this.test, this.database, Clock) = (test, database, clock);
            var cipher = new FieldCipher(KeyRing.New(CryptoSuite.International, TimeProvider.System));
            var outbox = new Outbox(RegisterTopics.All.Concat(CaseworkModule.Topics).ToDictionary(topic => topic, _ => (IReadOnlyList<string>)["heard"], StringComparer.Ordinal));
            Register = new RegisterDesk(RegisterContent.Load(Repository.At("content")).Value!, cipher, outbox);
            Desk = new CaseDesk(CaseStage.Shelf, cipher, outbox);
        }

        public ManualClock Clock { get; }

        public RegisterDesk Register { get; }

        public CaseDesk Desk { get; }

        public static async Task<Room> Fresh(DatabaseSystem system)
        {
            var fresh = await TestDatabase.Fresh(system);
            var clock = new ManualClock();
            return new Room(fresh, await fresh.Open(clock, AccessModule.Migrations, RegisterModule.Migrations, CaseworkModule.Migrations), clock);
        }

        /// <summary>A mother and her child in the register, and the mother signed in.</summary>
        public async Task<(BirthRecorded Birth, Actor Citizen)> MotherOf(DateOnly born)
        {
            var clerk = Actor.OfProgram("clerk", PlaceRange.Nation, RegisterPermissions.Read, RegisterPermissions.Write);
            return await Write(async unit =>
            {
                var mother = await RecordPerson.Run(Register, unit, clerk, RegisterRoom.Person("样例女", new(1994, 5, 3), 2));
                Assert.True(mother.Succeeded, string.Join('\n', mother.Problems));
                var birth = await RecordBirth.Run(Register, unit, clerk, RegisterRoom.Birth(mother.Value.Id, born));
                Assert.True(birth.Succeeded, string.Join('\n', birth.Problems));
                return (birth.Value, Actor.OfCitizen(mother.Value.Id, Guid.CreateVersion7(), [CaseworkPermissions.Apply, CaseworkPermissions.Own]));
            });
        }

        public Task<System.Collections.Immutable.ImmutableArray<StandingChange>> Hear(string happened, Guid birth) =>
            Write(async unit => await ZeroApplication.Run(Desk, Register, unit, happened, RegisterNotice.Read((await unit.Query<string>(TestDatabase.Sql($"select body from store_job where body like '%{birth:D}%' limit 1")))[0])));

        public Task<IReadOnlyList<Standing>> Standings(Guid family) => database.Read(unit => RunLawbook.Of(Desk, unit, family));

        public Task<Result<AnsweredQuestion>> Answer(Actor citizen, Guid matter, string path, string answer) =>
            Write(unit => ZeroApplication.Answer(Desk, Register, unit, citizen, matter, path, answer));

        public async Task<List<StandingChange>> AnswerAll(Actor citizen, Guid matter, params (string Path, string Answer)[] answers)
        {
            var changes = new List<StandingChange>();
            foreach (var (path, answer) in answers)
            {
                var answered = await Answer(citizen, matter, path, answer);
                Assert.True(answered.Succeeded, string.Join('\n', answered.Problems));
                changes.AddRange(answered.Value.Changes);
            }

            return changes;
        }

        public Task<int> LookAgain() => ZeroApplication.LookAgain(Desk, Register, database);

        public async Task<MatterView> Thread(Actor citizen)
        {
            var (id, _, _) = Assert.Single(await database.Read(unit => ReadCase.OwnMatters(unit, citizen)));
            return (await Write(unit => ReadCase.Matter(Desk, unit, citizen, id)))!;
        }

        public Task<T> Write<T>(Func<UnitOfWork, Task<T>> work) => database.Write(work);

        public async ValueTask DisposeAsync()
        {
            await database.DisposeAsync();
            await test.DisposeAsync();
        }
    }
}
