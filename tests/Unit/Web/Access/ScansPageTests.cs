using Anyu.Access;
using Anyu.Batch;
using Anyu.Casework;
using Anyu.Kernel;
using Anyu.Register;
using Anyu.Web.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Anyu.Unit.Web.Access;

/// <summary>The page of nightly scans: counts and families of the reader's own places, families for those who may read records.</summary>
public sealed class ScansPageTests(RunningOffice office) : IClassFixture<RunningOffice>
{
    private static readonly Source Source = new("police", "household-register", Confidence.Certified);

    [Fact]
    public async Task What_a_scan_changed_is_shown_to_the_places_it_concerns_and_to_nobody_else()
    {
        var desks = office.App.Services.GetRequiredService<Clerking>().Desks;
        var mother = await Mother(desks);
        using var clerk = await office.Staff("clerk", RunningOffice.Home);
        using var foreign = await office.Staff("clerk", RunningOffice.Foreign);
        using var auditor = await office.Staff("auditor", RunningOffice.Home);
        var scan = await office.Open.Database.Write(NightlyScan.Ask);
        while ((await office.Open.Database.Read(unit => ScanReports.Last(unit))).FirstOrDefault(state => state.Id == scan) is not { EndedAt: not null })
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        var page = (await clerk.Get("/workbench/scans")).Text;
        Assert.Contains("育儿补贴", page, StringComparison.Ordinal);
        Assert.Contains("新符合，等家庭确认", page, StringComparison.Ordinal);
        Assert.Contains(mother.ToString("D"), page, StringComparison.Ordinal);
        var elsewhere = (await foreign.Get("/workbench/scans")).Text;
        Assert.Contains("您负责的地方没有变化", elsewhere, StringComparison.Ordinal);
        Assert.DoesNotContain(mother.ToString("D"), elsewhere, StringComparison.Ordinal);
        Assert.Equal(StatusCodes.Status403Forbidden, (await auditor.Get("/workbench/scans")).Status);
        Assert.Equal(StatusCodes.Status200OK, (await clerk.Get("/workbench/scans?skip=50")).Status);
    }

    /// <summary>A mother at home with a child of whom, since the birth was told, all became known that the subsidy asks for.</summary>
    private async Task<Guid> Mother(Desks desks)
    {
        var (clerk, home, born) = (Actor.OfProgram("clerk", PlaceRange.Nation, RegisterPermissions.Read, RegisterPermissions.Write), PlaceCode.Parse(RunningOffice.Home), CaseDesk.DayOf(TimeProvider.System.GetUtcNow()).AddYears(-1));
        var mother = await office.Open.Database.Write(async unit =>
        {
            var person = new NewPerson { Id = Guid.CreateVersion7(), Name = "样例女", Sex = RegisteredSex.Female, BirthDate = new(1994, 5, 3), Residence = home, Hukou = home, Source = Source };
            var recorded = (await RecordPerson.Run(desks.Register, unit, clerk, person)).Value!.Id;
            Assert.True((await RecordBirth.Run(desks.Register, unit, clerk, new BirthReport
            {
                Id = Guid.CreateVersion7(), Child = Guid.CreateVersion7(), Mother = ParentRef.Of(recorded), BornOn = born, Sex = RegisteredSex.Female, Place = home, Source = Source,
            })).Succeeded);
            return recorded;
        });
        while ((await office.Open.Database.Read(unit => RunLawbook.Of(desks.Cases, unit, mother))).Count == 0)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        await office.Open.Database.Write(async unit =>
        {
            var family = (await Families.Of(desks.Cases, desks.Register, unit, clerk, mother))!;
            await Families.State(desks.Cases, unit, family, "children[1].hukou", RunningOffice.Home);
            await Families.State(desks.Cases, unit, family, "children[1].chinese", "true");
        });
        return mother;
    }
}
