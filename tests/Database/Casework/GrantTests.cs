using System.Collections.Immutable;
using Anyu.Access;
using Anyu.Casework;
using Anyu.DatabaseTests.Register;
using Anyu.Register;
using Anyu.Store;
using Xunit;

namespace Anyu.DatabaseTests.Casework;

/// <summary>What is certain becomes a case of the office that arranges it, once; determined otherwise later, the case hears of it.</summary>
public sealed class GrantTests
{
    private const string Subsidy = "child-rearing-subsidy";
    private const string Step = "township";
    private const string Repeal = "  - repeal: cn-child-rearing-subsidy-3600\n    note: { zh: 废止, en: Repealed }\n    ground: { zh: 测试, en: Test }\n";

    private const string More = "  - change: cn-child-rearing-subsidy-3600\n    with: { set: 3900 yuan * (child.subsidyMonths / 12 months) }\n    note: { zh: 提高, en: Raised }\n    ground: { zh: 测试, en: Test }\n";
    private const string OnlyInLinqing = "  - change: cn-child-rearing-subsidy-3600\n    with: { when: 'child.chinese and child.subsidyMonths > 0 and isWithin(child.hukou, \"371581\")' }\n    note: { zh: 只在一处, en: In one place only }\n    ground: { zh: 测试, en: Test }\n";

    private static readonly DateOnly Born = new(2025, 2, 10);
    private static readonly ImmutableSortedDictionary<string, string> Arranged = CaseFacts.Empty.Values.SetItem("grant.arranged", "已录入补贴系统");

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task A_confirmed_offer_is_one_case_however_often_and_by_whom_it_is_confirmed(DatabaseSystem system)
    {
        await using var room = await FamilyRoom.Fresh(system);
        var (_, mother, father) = await Offered(room);
        var (matter, confirm) = await Offer(room, mother);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(() => room.Write(unit => confirm.Run(room.Desk, unit, n % 2 == 0 ? mother : father)))));
        Assert.All(answers, Assert.Null);
        var view = Assert.Single(await room.Cases(mother));
        Assert.Equal(("benefit-grant", matter, StepStatus.Open), (view.Service.Id, view.Matter, view.State.Steps[Step].Status));
        Assert.Equal(("3600.00", "2025", "371581001", "township"), (view.State.Facts["grant.yuan"], view.State.Facts["grant.period"], view.State.Facts["grant.place"], view.State.Facts["grant.office"]));
        Assert.Equal(("样例女", "2025-02-10"), (view.State.Facts["mother.name"], view.State.Facts["birth.date"]));
        Assert.Equal(16, view.State.Facts["grant.receipt"]!.Length);
        Assert.NotNull(view.State.Facts["grant.sentence"]);
        Assert.Contains((await room.Thread(father)).Messages, message => message.Kind == "submitted" && message.Text.Zh.Contains("育儿补贴（", StringComparison.Ordinal) && !message.Text.Zh.Contains("Child-rearing", StringComparison.Ordinal));
        Assert.Empty(await room.Happened("birth", mother.Person));
        Assert.Single(await room.Cases(father));
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task The_office_arranges_it_and_either_parent_rates_it(DatabaseSystem system)
    {
        await using var room = await FamilyRoom.Fresh(system);
        var (_, mother, father) = await Confirmed(room);
        var id = (await room.Cases(mother))[0].State.Id;
        var (clerk, elsewhere) = (CaseStage.Staff("371581001", "township", "clerk"), CaseStage.Staff("371581101", "township", "clerk"));
        Assert.Equal(id, Assert.Single(await room.Write(unit => TaskQueues.Page(room.Desk, unit, clerk, TaskQueue.Free))).CaseId);
        Assert.Empty(await room.Write(unit => TaskQueues.Page(room.Desk, unit, elsewhere, TaskQueue.Free)));
        Assert.Null(await room.Write(unit => ReadCase.Run(room.Desk, unit, elsewhere, id)));
        Assert.Equal("CASE-0209", (await room.Act(CaseStage.Citizen(), id, party => new Withdraw(party, ""))).Problems[0].Code);
        Assert.Equal("CASE-0222", (await room.Act(clerk, id, party => new Accept(party, Step, CaseFacts.Empty.Values))).Problems[0].Code);
        Assert.Equal(CaseOutcome.Granted, (await room.Act(clerk, id, party => new Accept(party, Step, Arranged))).Value!.Outcome);
        var letter = Assert.Single((await room.Cases(father))[0].Letters);
        Assert.NotNull(await room.Write(unit => ReadCase.Letter(room.Desk, unit, father, letter.Id)));
        Assert.Null(await room.Write(unit => ReadCase.Letter(room.Desk, unit, CaseStage.Citizen(), letter.Id)));
        Assert.Equal(5, (await room.Act(father, id, party => new Rate(party, 5, ""))).Value!.Rating);
        Assert.Equal("CASE-0235", (await room.Act(mother, id, party => new Rate(party, 5, ""))).Problems[0].Code);
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task What_needs_no_application_is_a_case_at_once(DatabaseSystem system)
    {
        await using var room = await FamilyRoom.Fresh(system);
        var (wife, citizen) = await room.CoupleIn(RegisterRoom.Elsewhere);
        await room.Write(unit => RecordPregnancy.Run(room.Register, unit, FamilyRoom.Writer, new PregnancyReport(Guid.CreateVersion7(), wife, new(2025, 9, 1), RegisterRoom.Certificate)));
        Assert.Contains(await room.Happened("pregnancy", wife), change => change.After.Benefit == "folic-acid" && change.Kind == StandingTurn.Opened);
        var view = (await room.Cases(citizen)).Single(one => one.State.Facts["grant.benefit"] == "folic-acid");
        Assert.Equal((StepStatus.Open, "220102"), (view.State.Steps["health"].Status, view.State.Place.ToString()));
        Assert.Contains("免费增补叶酸", view.State.Facts["grant.sentence"], StringComparison.Ordinal);
        await room.Happened("pregnancy", wife);
        Assert.Single(await room.Cases(citizen), one => one.State.Facts["grant.benefit"] == "folic-acid");
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task A_new_year_of_what_was_confirmed_once_is_a_case_of_its_own_and_no_difference(DatabaseSystem system)
    {
        await using var room = await FamilyRoom.Fresh(system);
        var (_, mother, _) = await Confirmed(room);
        Assert.Equal(0, await room.LookAgain());
        room.Clock.Advance(TimeSpan.FromDays(330));
        Assert.Equal(1, await room.LookAgain());
        Assert.Equal(["2025", "2026"], (await room.Cases(mother)).Select(view => view.State.Facts["grant.period"]));
        Assert.All(await room.Cases(mother), view => Assert.Null(view.State.Facts["grant.recover"]));
        Assert.Contains((await room.Thread(mother)).Messages, message => message.Kind == "renewed" && message.Text.Zh.Contains("2026年", StringComparison.Ordinal));
        Assert.Equal(0, await room.LookAgain());
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task A_repealed_rule_ends_the_running_case_with_ground_and_remedy(DatabaseSystem system)
    {
        await using var room = await FamilyRoom.Fresh(system);
        var (_, mother, _) = await Confirmed(room);
        room.Amend(Repeal);
        Assert.Equal(1, await room.LookAgain());
        var state = Assert.Single(await room.Cases(mother)).State;
        Assert.Equal((CaseOutcome.Refused, "no-longer-met"), (state.Outcome, state.Steps[Step].Refusal!.Ground));
        Assert.Contains("不再适用", state.Steps[Step].Refusal!.Text, StringComparison.Ordinal);
        var matter = (await room.Thread(mother)).Id;
        Assert.Equal("CASE-0305", (await room.Write(unit => new ConfirmOffer(matter, Subsidy, state.Facts["grant.subject"]!).Run(room.Desk, unit, mother)))?.Code);
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task What_was_arranged_and_is_repealed_is_recovered_in_a_case_that_states_the_amount(DatabaseSystem system)
    {
        await using var room = await FamilyRoom.Fresh(system);
        var (_, mother, _) = await Confirmed(room);
        await Arrange(room, mother);
        room.Amend(Repeal);
        await room.LookAgain();
        var difference = (await room.Cases(mother)).Single(view => view.State.Outcome is null).State;
        Assert.Equal(("3600.00", null, "2"), (difference.Facts["grant.recover"], difference.Facts["grant.owed"], difference.Facts["grant.turn"]));
        Assert.Contains((await room.Thread(mother)).Messages, message => message.Kind == "lost" && message.Text.Zh.Contains("应退回 3600.00 元", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task An_amendment_that_reaches_back_states_what_is_owed_for_each_year(DatabaseSystem system)
    {
        await using var room = await FamilyRoom.Fresh(system);
        var (_, mother, _) = await Confirmed(room);
        await Arrange(room, mother);
        room.Clock.Advance(TimeSpan.FromDays(330));
        await room.LookAgain();
        await Arrange(room, mother);
        room.Amend(More);
        Assert.Equal(1, await room.LookAgain());
        var owed = (await room.Cases(mother)).Where(view => view.State.Outcome is null).Select(view => (view.State.Facts["grant.period"], view.State.Facts["grant.owed"], view.State.Facts["grant.recover"])).Order().ToList();
        Assert.Equal([("2025", "300.00", null), ("2026", "300.00", null)], owed);
        Assert.Equal(2, (await room.Thread(mother)).Messages.Count(message => message.Kind == "changed" && message.Text.Zh.Contains("应补发 300.00 元", StringComparison.Ordinal)));
        Assert.Equal(0, await room.LookAgain());
        Assert.Empty(await room.Happened("birth", mother.Person));
        Assert.Equal(4, (await room.Cases(mother)).Length);
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task A_running_case_goes_on_with_the_amended_amount(DatabaseSystem system)
    {
        await using var room = await FamilyRoom.Fresh(system);
        var (_, mother, _) = await Confirmed(room);
        var before = Assert.Single(await room.Cases(mother)).State;
        room.Amend(More);
        await room.LookAgain();
        var after = Assert.Single(await room.Cases(mother)).State;
        Assert.Equal(("3600.00", "3900.00", StepStatus.Open), (before.Facts["grant.yuan"], after.Facts["grant.yuan"], after.Steps[Step].Status));
        Assert.NotEqual(before.Facts["grant.receipt"], after.Facts["grant.receipt"]);
        Assert.Contains("有变化", after.Facts["grant.change"], StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task A_second_child_is_a_second_case_and_the_first_stays(DatabaseSystem system)
    {
        await using var room = await FamilyRoom.Fresh(system);
        var (birth, mother, _) = await Confirmed(room);
        room.Clock.Advance(TimeSpan.FromDays(290));
        var second = await room.Write(unit => RecordBirth.Run(room.Register, unit, FamilyRoom.Writer, RegisterRoom.Birth(birth.Mother, new(2025, 12, 10), "L350247696")));
        Assert.True(second.Succeeded, string.Join('\n', second.Problems));
        var changes = await room.Happened("birth", mother.Person);
        Assert.DoesNotContain(changes, change => change.After.Benefit == Subsidy && change.After.Subject.Contains(birth.Child.ToString("D"), StringComparison.Ordinal));
        await room.AnswerAll(mother, (await room.Thread(mother)).Id, ("children[2].hukou", "371581"), ("children[2].chinese", "true"));
        var matter = (await room.Thread(mother)).Id;
        var offer = (await room.Offers(mother, matter)).Single(kept => kept is { AcceptedAt: null, Standing: { Kind: StandingKind.Offered, Benefit: Subsidy } }).Standing;
        Assert.Null(await room.Write(unit => new ConfirmOffer(matter, Subsidy, offer.Subject).Run(room.Desk, unit, mother)));
        Assert.Equal(["2025-02-10", "2025-12-10"], (await room.Cases(mother)).Select(view => view.State.Facts["birth.date"]).Order());
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task A_move_to_another_place_is_told_to_the_running_case_and_the_earlier_year_stays(DatabaseSystem system)
    {
        await using var room = await FamilyRoom.Fresh(system);
        var (birth, mother, _) = await Offered(room);
        await room.Write(unit => ChangeHukou.Run(room.Register, unit, FamilyRoom.Writer, new Anyu.Register.MoveReport(Guid.CreateVersion7(), birth.Child, RegisterRoom.Village, new(2025, 2, 20), RegisterRoom.Certificate)));
        await room.Happened("hukou-change", mother.Person);
        var (_, confirm) = await Offer(room, mother);
        Assert.Null(await room.Write(unit => confirm.Run(room.Desk, unit, mother)));
        room.Clock.Advance(TimeSpan.FromDays(330));
        await room.LookAgain();
        room.Amend(OnlyInLinqing);
        await room.LookAgain();
        await room.Write(unit => ChangeHukou.Run(room.Register, unit, FamilyRoom.Writer, new Anyu.Register.MoveReport(Guid.CreateVersion7(), birth.Child, RegisterRoom.Elsewhere, new(2026, 1, 20), RegisterRoom.Certificate)));
        var changes = await room.Happened("hukou-change", mother.Person);
        var lost = Assert.Single(changes, change => change.After.Benefit == Subsidy && change.Kind == StandingTurn.Lost);
        Assert.Contains(lost.Why, why => why.Zh.Contains("户籍所在地由“山东省聊城市临清市”变为“吉林省长春市南关区”", StringComparison.Ordinal));
        Assert.Contains((await room.Thread(mother)).Messages, message => message.Kind == "lost" && message.Text.Zh.Contains("变为“吉林省长春市南关区”", StringComparison.Ordinal));
        var cases = (await room.Cases(mother)).ToDictionary(view => view.State.Facts["grant.period"]!, view => view.State.Outcome);
        Assert.Equal((null, CaseOutcome.Refused), (cases["2025"], cases["2026"]));
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task After_the_third_birthday_what_was_due_before_is_still_arranged(DatabaseSystem system)
    {
        await using var room = await FamilyRoom.Fresh(system);
        var (_, mother, _) = await Confirmed(room);
        room.Clock.Advance(TimeSpan.FromDays(3 * 366));
        Assert.Equal(1, await room.LookAgain());
        Assert.Contains((await room.Thread(mother)).Messages, message => message.Kind == "ended");
        Assert.DoesNotContain((await room.Thread(mother)).Messages, message => message.Text.Zh.Contains("应退回", StringComparison.Ordinal));
        var state = Assert.Single(await room.Cases(mother)).State;
        Assert.Equal(StepStatus.Open, state.Steps[Step].Status);
        Assert.Contains("已经到期", state.Facts["grant.change"], StringComparison.Ordinal);
        Assert.Equal(0, await room.LookAgain());
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task A_case_that_the_family_withdrew_can_be_confirmed_again_once_by_two_clicks_at_once(DatabaseSystem system)
    {
        await using var room = await FamilyRoom.Fresh(system);
        var (_, mother, father) = await Confirmed(room);
        var first = Assert.Single(await room.Cases(mother)).State;
        Assert.Equal(CaseOutcome.Withdrawn, (await room.Act(father, first.Id, party => new Withdraw(party, ""))).Value!.Outcome);
        var (matter, confirm) = await Offer(room, mother);
        var kept = (await room.Offers(mother, matter)).Single(one => one.Standing.Benefit == Subsidy);
        Assert.True(kept is { MayConfirm: true, AcceptedAt: null, WithdrawnAt: not null });
        Assert.Empty(await room.Happened("birth", mother.Person));
        Assert.Single(await room.Cases(mother));

        var clicks = await Task.WhenAll(new[] { mother, father }.Select(who => Task.Run(() => room.Write(unit => confirm.Run(room.Desk, unit, who)))));
        Assert.All(clicks, Assert.Null);
        var states = (await room.Cases(mother)).Select(view => view.State).OrderBy(state => state.Facts["grant.turn"], StringComparer.Ordinal).ToList();
        Assert.Equal([(CaseOutcome.Withdrawn, "1", "3600.00"), (null, "2", "3600.00")], states.Select(state => (state.Outcome, state.Facts["grant.turn"]!, state.Facts["grant.yuan"]!)));
        Assert.False((await room.Offers(mother, matter)).Single(one => one.Standing.Benefit == Subsidy).MayConfirm);
        Assert.Equal(["accepted", "accepted", "offered-again", "withdrawn"], (await room.Thread(mother)).Messages.Select(message => message.Kind).Where(kind => kind is "accepted" or "withdrawn" or "offered-again").Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task What_was_open_without_confirmation_and_withdrawn_is_confirmed_once(DatabaseSystem system)
    {
        await using var room = await FamilyRoom.Fresh(system);
        var (wife, citizen) = await room.CoupleIn(RegisterRoom.Elsewhere);
        await room.Write(unit => RecordPregnancy.Run(room.Register, unit, FamilyRoom.Writer, new PregnancyReport(Guid.CreateVersion7(), wife, new(2025, 9, 1), RegisterRoom.Certificate)));
        await room.Happened("pregnancy", wife);
        var opened = (await room.Cases(citizen)).Single(one => one.State.Facts["grant.benefit"] == "folic-acid").State;
        var confirm = new ConfirmOffer((await room.Thread(citizen)).Id, "folic-acid", opened.Facts["grant.subject"]!);
        Assert.Equal("CASE-0305", (await room.Write(unit => confirm.Run(room.Desk, unit, citizen)))?.Code);
        Assert.True((await room.Act(citizen, opened.Id, party => new Withdraw(party, ""))).Succeeded);
        await room.Happened("pregnancy", wife);
        Assert.Single(await room.Cases(citizen), one => one.State.Facts["grant.benefit"] == "folic-acid");
        var clicks = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => room.Write(unit => confirm.Run(room.Desk, unit, citizen)))));
        Assert.All(clicks, Assert.Null);
        Assert.Equal(2, (await room.Cases(citizen)).Count(one => one.State.Facts["grant.benefit"] == "folic-acid"));
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task A_queue_names_the_benefit_of_each_case(DatabaseSystem system)
    {
        await using var room = await FamilyRoom.Fresh(system);
        await Confirmed(room);
        var row = Assert.Single(await room.Write(unit => TaskQueues.Page(room.Desk, unit, CaseStage.Staff("371581001", "township", "clerk"), TaskQueue.Free)));
        Assert.Equal(("benefit-grant", Subsidy), (row.Service, row.Benefit));
        Assert.Equal(Subsidy, Assert.Single(await room.Write(unit => TaskQueues.Supervised(room.Desk, unit, CaseStage.Staff("371581", "health", "manager")))).Benefit);
    }

    private static async Task<(BirthRecorded Birth, Actor Mother, Actor Father)> Offered(FamilyRoom room)
    {
        var (birth, mother, father) = await room.ParentsOf(Born);
        await room.Hear("birth", birth.Event);
        await room.AnswerAll(father, (await room.Thread(mother)).Id, ("children[1].hukou", "371581"), ("children[1].chinese", "true"));
        return (birth, mother, father);
    }

    private static async Task<(Guid Matter, ConfirmOffer Confirm)> Offer(FamilyRoom room, Actor citizen)
    {
        var matter = (await room.Thread(citizen)).Id;
        var offer = (await room.Offers(citizen, matter)).First(kept => kept.Standing is { Kind: StandingKind.Offered, Benefit: Subsidy });
        return (matter, new ConfirmOffer(matter, Subsidy, offer.Standing.Subject));
    }

    private static async Task<(BirthRecorded Birth, Actor Mother, Actor Father)> Confirmed(FamilyRoom room)
    {
        var family = await Offered(room);
        var (_, confirm) = await Offer(room, family.Mother);
        Assert.Null(await room.Write(unit => confirm.Run(room.Desk, unit, family.Mother)));
        return family;
    }

    private static async Task Arrange(FamilyRoom room, Actor mother)
    {
        var id = (await room.Cases(mother)).Single(view => view.State.Outcome is null).State.Id;
        Assert.True((await room.Act(CaseStage.Staff("371581001", "township", "clerk"), id, party => new Accept(party, Step, Arranged))).Succeeded);
    }
}
