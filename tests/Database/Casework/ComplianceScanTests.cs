using Anyu.Casework;
using Anyu.Store;
using Xunit;

namespace Anyu.DatabaseTests.Casework;

/// <summary>What is in use is held against the prohibitions of today: nothing is found, or what is found is listed.</summary>
public sealed class ComplianceScanTests
{
    private const string Registration = "birth-registration";

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task An_earlier_version_is_listed_while_a_case_runs_under_it_and_no_longer(DatabaseSystem system)
    {
        await using var stage = await CaseStage.Fresh(system);
        var mother = CaseStage.Citizen();
        var sent = await stage.Submit(mother, Registration, CaseStage.Registration);
        var today = await stage.Database.Read(unit => ComplianceScan.Run(CaseStage.Shelf, unit));
        Assert.Equal((CaseStage.Shelf.Services.Count, 0), (today.Services, today.Earlier));
        Assert.True(today.Fields > 0);
        Assert.Empty(today.Findings);

        var old = CaseStage.Shelf.Services[Registration];
        var forbidden = CaseStage.Shelf.Prohibitions.Single(rule => rule.Id == "no-approval-of-births") with { Kinds = [StepKind.Task], Services = [Registration], About = [] };
        var later = CaseStage.Shelf with
        {
            Services = CaseStage.Shelf.Services.SetItem(Registration, old with { Hash = "later", Version = old.Version + 1, Steps = [.. old.Steps.Where(step => step.Kind != StepKind.Task)] }),
            Prohibitions = [forbidden],
        };
        var report = await stage.Database.Read(unit => ComplianceScan.Run(later, unit));
        Assert.Equal(1, report.Earlier);
        Assert.All(report.Findings, finding => Assert.Equal(("CASE-0123", (long?)old.Version), (finding.Problem.Code, finding.Version)));
        Assert.Equal(old.Steps.Count(step => step.Kind == StepKind.Task), report.Findings.Length);

        await stage.Done(mother, sent.Id, party => new Withdraw(party, ""));
        report = await stage.Database.Read(unit => ComplianceScan.Run(later, unit));
        Assert.Equal((0, 0), (report.Earlier, report.Findings.Length));
    }

    [Fact]
    public async Task An_agreement_that_a_new_prohibition_meets_is_listed()
    {
        await using var stage = await CaseStage.Fresh(DatabaseSystem.Sqlite);
        var rule = CaseStage.Shelf.Prohibitions.Single(known => known.Id == "no-birth-history-for-other-purposes") with { Purposes = ["household"], Facts = ["child.certificate"] };
        var report = await stage.Database.Read(unit => ComplianceScan.Run(CaseStage.Shelf with { Prohibitions = [rule] }, unit));
        var finding = Assert.Single(report.Findings);
        Assert.Equal(("CASE-0401", (long?)null), (finding.Problem.Code, finding.Version));
        Assert.Contains("全面脱钩", finding.Problem.Why.Zh, StringComparison.Ordinal);
    }
}
