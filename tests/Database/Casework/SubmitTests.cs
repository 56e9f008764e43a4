using Anyu.Casework;
using Anyu.Store;
using Xunit;

namespace Anyu.DatabaseTests.Casework;

/// <summary>An application is stored once, whoever sends it and however often.</summary>
public sealed class SubmitTests
{
    private const string Service = "birth-registration";

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task Of_64_clients_that_send_the_same_birth_at_once_one_makes_the_case_and_63_are_told_so(DatabaseSystem system)
    {
        await using var stage = await CaseStage.Fresh(system);
        var mother = CaseStage.Citizen();
        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() =>
            stage.Database.Write(unit => new SubmitCase(Guid.CreateVersion7(), Service, CaseStage.Registration).Run(stage.Desk, unit, mother)))));
        var made = Assert.Single(answers, a => a.Succeeded).Value!;
        Assert.Equal(63, answers.Count(a => !a.Succeeded && a.Problems is [{ Code: "CASE-0208" } told] && told.What.Zh.Contains(made.Number, StringComparison.Ordinal)));
        Assert.Equal(1, await stage.Count("select count(*) from casework_case"));
        Assert.Equal(1, await stage.Count("select count(*) from casework_letter"));
        Assert.Equal(1, await stage.Count("select count(*) from casework_message"));
        Assert.Equal(1, await stage.Count("select count(*) from store_job where queue = 'case.life-event/test'"));
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task Sending_again_with_the_same_id_finds_it_done(DatabaseSystem system)
    {
        await using var stage = await CaseStage.Fresh(system);
        var (mother, id) = (CaseStage.Citizen(), Guid.CreateVersion7());
        var first = await stage.Submit(mother, Service, CaseStage.Registration, id);
        var second = await stage.Submit(mother, Service, CaseStage.Registration, id);
        Assert.Equal(first with { IsNew = false }, second);
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task Somebody_else_learns_no_number(DatabaseSystem system)
    {
        await using var stage = await CaseStage.Fresh(system);
        var first = await stage.Submit(CaseStage.Citizen(), Service, CaseStage.Registration);
        var other = await stage.Database.Write(unit => new SubmitCase(Guid.CreateVersion7(), Service, CaseStage.Registration).Run(stage.Desk, unit, CaseStage.Citizen()));
        var problem = Assert.Single(other.Problems);
        Assert.Equal("CASE-0301", problem.Code);
        Assert.DoesNotContain(first.Number, problem.ToString() + problem.Why.Zh + problem.Mend.Zh, StringComparison.Ordinal);
        var theft = await stage.Database.Write(unit => new SubmitCase(first.Id, Service, CaseStage.Registration).Run(stage.Desk, unit, CaseStage.Citizen()));
        Assert.Equal("CASE-0209", Assert.Single(theft.Problems).Code);
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task After_withdrawal_the_same_birth_can_be_sent_again(DatabaseSystem system)
    {
        await using var stage = await CaseStage.Fresh(system);
        var mother = CaseStage.Citizen();
        var first = await stage.Submit(mother, Service, CaseStage.Registration);
        await stage.Done(mother, first.Id, party => new Withdraw(party, ""));
        Assert.True((await stage.Submit(mother, Service, CaseStage.Registration)).IsNew);
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task A_wrong_application_stores_nothing(DatabaseSystem system)
    {
        await using var stage = await CaseStage.Fresh(system);
        var wrong = CaseStage.Registration.SetItem("mother.residentId", "371581199405030024");
        var sent = await stage.Database.Write(unit => new SubmitCase(Guid.CreateVersion7(), Service, wrong).Run(stage.Desk, unit, CaseStage.Citizen()));
        Assert.Contains(sent.Problems, p => p.Code == "CASE-0202");
        Assert.DoesNotContain(sent.Problems, p => (p.What.Zh + p.Why.Zh + p.Mend.Zh).Contains("37158119940503", StringComparison.Ordinal));
        Assert.Equal(0, await stage.Count("select count(*) from casework_matter"));
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task No_identity_number_stands_open_in_any_table(DatabaseSystem system)
    {
        await using var stage = await CaseStage.Fresh(system);
        var sent = await stage.Submit(CaseStage.Citizen(), Service, CaseStage.Registration);
        var open = await stage.Database.Read(async unit => new[]
        {
            await unit.Query<string>(TestDatabase.Sql("select details from (select actor || action || subject || purpose || detail as details from store_evidence) x")),
            await unit.Query<string>(TestDatabase.Sql("select body from store_job")),
            await unit.Query<string>(TestDatabase.Sql("select number || applicant || place_code from casework_case")),
        });
        Assert.DoesNotContain(open.SelectMany(texts => texts), text => text.Contains(CaseStage.Mother, StringComparison.Ordinal));
        var bodies = await stage.Database.Read(unit => unit.Query<byte[]>(TestDatabase.Sql("select body from casework_event union all select body from casework_letter union all select body from casework_message")));
        Assert.DoesNotContain(bodies, body => System.Text.Encoding.UTF8.GetString(body).Contains(CaseStage.Mother, StringComparison.Ordinal));
        Assert.NotEqual(Guid.Empty, sent.Matter);
    }
}
