using Anyu.Access;
using Anyu.Store;
using Xunit;

namespace Anyu.DatabaseTests.Access;

/// <summary>Signing in, the second proof, timing out, leaving.</summary>
public sealed class SessionTests
{
    private static readonly FieldCipher Cipher = new(KeyRing.New(CryptoSuite.International, TimeProvider.System));

    public static TheoryData<DatabaseSystem> Systems => TestDatabase.Systems;

    [Theory]
    [MemberData(nameof(Systems))]
    public async Task Staff_act_only_after_a_second_proof(DatabaseSystem system)
    {
        await using var stage = await AccessStage.Fresh(system);
        var secret = await SignIn(stage, await stage.Staff(AccessStage.County, "health", "clerk"));
        Assert.Null((await Who(stage, secret)).Actor);
        Assert.Null(await Enter(stage, secret, await Code(stage, secret)));
        var actor = (await Who(stage, secret)).Actor;
        Assert.True(actor!.May(new Permission("case.decide")));
        Assert.Null(await stage.Read(unit => Sessions.Find(unit, "another", stage.Roles)));
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public async Task A_code_serves_once_and_guessing_ends(DatabaseSystem system)
    {
        await using var stage = await AccessStage.Fresh(system);
        var secret = await SignIn(stage, await stage.Staff(AccessStage.County, "health", "clerk"));
        var code = await Code(stage, secret);
        Assert.Null(await Enter(stage, secret, code));
        Assert.Equal("ACC-0031", await Enter(stage, secret, code));
        for (var i = 2; i < EnterCode.FailuresAtMost; i++)
        {
            Assert.Equal("ACC-0031", await Enter(stage, secret, "000000x"));
        }

        Assert.Equal("ACC-0032", await Enter(stage, secret, "12345"));
        stage.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("ACC-0032", await Enter(stage, secret, "123456"));
        stage.Clock.Advance(EnterCode.LockedFor);
        Assert.Equal("ACC-0031", await Enter(stage, secret, "12345"));
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public async Task The_secret_of_the_generator_is_shown_until_its_first_code_and_never_again(DatabaseSystem system)
    {
        await using var stage = await AccessStage.Fresh(system);
        var clerk = await stage.Staff(AccessStage.County, "health", "clerk");
        var secret = await SignIn(stage, clerk);
        var shown = await SetUp(stage, secret);
        Assert.Equal(shown, await SetUp(stage, secret));
        Assert.Null(await Enter(stage, secret, await Code(stage, secret)));
        Assert.Null(await SetUp(stage, secret));
        var admin = await stage.Staff(AccessStage.County, "health", "administrator");
        Assert.Equal("ACC-0001", (await stage.Write(unit => SetUpCode.Reset(unit, clerk, clerk.Account)))?.Code);
        Assert.Null(await stage.Write(unit => SetUpCode.Reset(unit, admin, clerk.Account)));
        Assert.Equal(SessionState.Ended, (await Who(stage, secret)).State);
        Assert.NotEqual(shown, await SetUp(stage, await SignIn(stage, clerk)));
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public async Task Who_loses_the_post_or_signs_out_or_waits_too_long_acts_no_more(DatabaseSystem system)
    {
        await using var stage = await AccessStage.Fresh(system);
        var clerk = await stage.Staff(AccessStage.County, "health", "clerk");
        var (first, second, third) = (await SignIn(stage, clerk, SecondFactor.Provider), await SignIn(stage, clerk, SecondFactor.Provider), await SignIn(stage, clerk, SecondFactor.Provider));
        Assert.NotNull((await Who(stage, first)).Actor);
        var who = await Who(stage, first);
        await stage.Database.Write(unit => Sessions.End(unit, who));
        Assert.Equal(SessionState.Ended, (await Who(stage, first)).State);

        Assert.Null(await stage.Write(unit => new VacatePost(Guid.CreateVersion7(), clerk.Post).Run(unit, stage.Founder, stage.Outbox)));
        Assert.Null((await Who(stage, second)).Actor);
        Assert.Empty((await Who(stage, second)).Posts);

        stage.Clock.Advance(Session.Idle + TimeSpan.FromSeconds(1));
        Assert.Null((await Who(stage, third)).Actor);
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public async Task A_session_in_use_lasts_and_still_ends_the_same_day(DatabaseSystem system)
    {
        await using var stage = await AccessStage.Fresh(system);
        var secret = await SignIn(stage, await stage.Staff(AccessStage.County, "health", "clerk"), SecondFactor.Provider);
        for (var minutes = 0; minutes < Session.Longest.TotalMinutes; minutes += 20)
        {
            var who = await Who(stage, secret);
            Assert.Equal(SessionState.Live, who.State);
            await stage.Database.Write(unit => Sessions.Note(unit, who.Session));
            stage.Clock.Advance(TimeSpan.FromMinutes(20));
        }

        stage.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(SessionState.TimedOut, (await Who(stage, secret)).State);
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public async Task Of_several_posts_one_is_chosen_and_only_one_that_is_held(DatabaseSystem system)
    {
        await using var stage = await AccessStage.Fresh(system);
        var (clerk, other) = (await stage.Staff(AccessStage.County, "health", "clerk"), await stage.Staff(AccessStage.County, "health", "manager"));
        Assert.Null(await stage.Write(unit => new VacatePost(Guid.CreateVersion7(), other.Post).Run(unit, stage.Founder, stage.Outbox)));
        Assert.Null(await stage.Write(unit => new FillPost(other.Post, clerk.Account).Run(unit, stage.Founder)));
        var secret = await SignIn(stage, clerk, SecondFactor.Provider);
        var who = await Who(stage, secret);
        Assert.Equal((null, 2), (who.Actor, who.Posts.Count));
        Assert.False(await stage.Write(unit => Sessions.Choose(unit, who, Guid.CreateVersion7())));
        Assert.True(await stage.Write(unit => Sessions.Choose(unit, who, other.Post)));
        Assert.Equal(other.Post, (await Who(stage, secret)).Actor?.Post);
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public async Task What_was_sent_too_late_is_kept_for_the_same_account_alone(DatabaseSystem system)
    {
        await using var stage = await AccessStage.Fresh(system);
        var (clerk, other) = (await stage.Staff(AccessStage.County, "health", "clerk"), await stage.Staff(AccessStage.County, "health", "clerk"));
        for (var i = 0; i <= KeptForms.EachAtMost; i++)
        {
            await stage.Database.Write(unit => KeptForms.Keep(unit, Cipher, clerk.Account, $"/x?{i}", [new("name", "某某"), new("name", "二")]));
            stage.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Empty(await stage.Read(unit => KeptForms.Of(unit, Cipher, other.Account)));
        var kept = await stage.Read(unit => KeptForms.Of(unit, Cipher, clerk.Account));
        Assert.Equal(KeptForms.EachAtMost, kept.Count);
        Assert.Equal(($"/x?{KeptForms.EachAtMost}", "二"), (kept[0].Address, kept[0].Fields[1].Value));
        await stage.Database.Write(unit => KeptForms.Drop(unit, other.Account, kept[0].Id));
        await stage.Database.Write(unit => KeptForms.Drop(unit, clerk.Account, kept[1].Id));
        Assert.Equal(KeptForms.EachAtMost - 1, (await stage.Read(unit => KeptForms.Of(unit, Cipher, clerk.Account))).Count);
        stage.Clock.Advance(KeptForms.KeptFor);
        Assert.Empty(await stage.Read(unit => KeptForms.Of(unit, Cipher, clerk.Account)));
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public async Task A_citizen_is_one_person_and_sees_no_place(DatabaseSystem system)
    {
        await using var stage = await AccessStage.Fresh(system);
        var first = await stage.Write(unit => new OpenAccount("https://id.example", "c1", AccountKind.Citizen, "某某").Run(unit));
        var second = await stage.Write(unit => new OpenAccount("https://id.example", "c2", AccountKind.Citizen, "某某").Run(unit));
        Assert.Equal(first, await stage.Write(unit => new OpenAccount("https://id.example", "c1", AccountKind.Staff, "某某").Run(unit)));
        var person = Guid.CreateVersion7();
        Assert.True(await stage.Write(unit => LinkPerson.Run(unit, first.Id, person)));
        Assert.True(await stage.Write(unit => LinkPerson.Run(unit, first.Id, person)));
        Assert.False(await stage.Write(unit => LinkPerson.Run(unit, second.Id, person)));
        Assert.False(await stage.Write(unit => LinkPerson.Run(unit, first.Id, Guid.CreateVersion7())));
        var secret = await stage.Write(async unit => await Sessions.Open(unit, (await Accounts.Find(unit, first.Id))!, SecondFactor.None));
        var actor = (await Who(stage, secret)).Actor!;
        Assert.Equal((ActorKind.Citizen, person, "", PlaceRange.Nowhere), (actor.Kind, actor.Person, first.Name, actor.Scope));
    }

    private static async Task<string> SignIn(AccessStage stage, Actor actor, SecondFactor factor = SecondFactor.None) =>
        await stage.Write(async unit => await Sessions.Open(unit, (await Accounts.Find(unit, actor.Account))!, factor));

    private static async Task<SignedIn> Who(AccessStage stage, string secret) =>
        await stage.Read(unit => Sessions.Find(unit, secret, stage.Roles)) ?? throw new InvalidOperationException("No session.");

    private static async Task<string?> SetUp(AccessStage stage, string secret)
    {
        var who = await Who(stage, secret);
        return await stage.Write(unit => SetUpCode.Run(unit, Cipher, who.Account));
    }

    private static async Task<string> Code(AccessStage stage, string secret)
    {
        var typed = (await SetUp(stage, secret))!.Replace(" ", "", StringComparison.Ordinal);
        const string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(typed.Select(letter => Convert.ToString(letters.IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var bytes = bits.Chunk(8).Where(chunk => chunk.Length == 8).Select(chunk => Convert.ToByte(new string(chunk), 2)).ToArray();
        return TimedCode.At(bytes, TimedCode.Step(stage.Clock.GetUtcNow()));
    }

    private static async Task<string?> Enter(AccessStage stage, string secret, string code)
    {
        var who = await Who(stage, secret);
        return (await stage.Write(unit => EnterCode.Run(unit, Cipher, who, code)))?.Code;
    }
}
