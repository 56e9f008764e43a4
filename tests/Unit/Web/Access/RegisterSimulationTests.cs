using System.Text.Json;
using Anyu.Access;
using Anyu.Casework;
using Anyu.Kernel;
using Anyu.Register;
using Anyu.Store;
using Anyu.Web.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Anyu.Unit.Web.Access;

/// <summary>A reform over the register: for who may read the records of the place, with evidence of the reading; no family is shown, and nobody else sees the result.</summary>
public sealed class RegisterSimulationTests(RunningOffice office) : IClassFixture<RunningOffice>
{
    private const int Families = 6;
    private static readonly Source Source = new("police", "household-register", Confidence.Certified);

    [Fact]
    public async Task The_families_of_the_place_are_counted_for_who_may_read_them_and_shown_to_nobody()
    {
        var desks = office.App.Services.GetRequiredService<Clerking>().Desks;
        var mothers = await Mothers(desks);
        using var clerk = await office.Staff("registrar", RunningOffice.Home);
        using var outside = await office.Staff("clerk", RunningOffice.Home);
        Assert.NotEqual("health", outside.Who!.Actor!.AgencyKind);
        using var other = await office.Staff("clerk", RunningOffice.Home);
        using var foreign = await office.Staff("clerk", RunningOffice.Foreign);
        using var auditor = await office.Staff("auditor", RunningOffice.Home);
        Assert.Equal(StatusCodes.Status403Forbidden, (await auditor.Get("/workbench/simulate")).Status);
        Assert.Contains($"value=\"{RunningOffice.Home}\" checked", (await clerk.Get("/workbench/simulate")).Text, StringComparison.Ordinal);
        var refused = await foreign.Post("/workbench/simulate", ("sample", "rearing-subsidy-4800"), ("place", RunningOffice.Home));
        Assert.Equal(StatusCodes.Status400BadRequest, refused.Status);
        Assert.Contains("ACC-0002", refused.Text, StringComparison.Ordinal);

        var begun = await clerk.Post("/workbench/simulate", ("sample", "rearing-subsidy-4800"), ("place", RunningOffice.Home));
        Assert.Equal(StatusCodes.Status303SeeOther, begun.Status);
        var page = await Result(clerk, begun.Location);
        Assert.Contains("今天登记的家庭", page, StringComparison.Ordinal);
        Assert.All(mothers, m => Assert.DoesNotContain(m.ToString("D"), page, StringComparison.Ordinal));
        using var json = JsonDocument.Parse((await clerk.Get(begun.Location + "/result.json")).Text);
        var all = json.RootElement.GetProperty("reforms")[0].GetProperty("all");
        Assert.Equal((Families, Families, Families * 1200m), (all.GetProperty("families").GetInt32(), all.GetProperty("gain").GetInt32(), all.GetProperty("yuanAYear").GetDecimal()));
        Assert.Contains("举例：合成的家庭", page, StringComparison.Ordinal);
        Assert.Contains(",place,371581,6,6,", (await clerk.Get(begun.Location + "/result.csv")).Text, StringComparison.Ordinal);

        Assert.Equal(StatusCodes.Status404NotFound, (await clerk.Get(begun.Location + "/result.parquet")).Status);
        foreach (var address in new[] { begun.Location, begun.Location + "/result.json", begun.Location.Replace("/workbench", "", StringComparison.Ordinal) })
        {
            Assert.Equal(StatusCodes.Status404NotFound, (await other.Get(address)).Status);
        }

        var few = await outside.Post("/workbench/simulate", ("sample", "rearing-subsidy-4800"), ("place", RunningOffice.Home));
        Assert.Contains("受影响的家庭太少", await Result(outside, few.Location), StringComparison.Ordinal);
        Assert.DoesNotContain("place,371581", (await outside.Get(few.Location + "/result.csv")).Text, StringComparison.Ordinal);

        var read = await office.Open.Database.Read(unit => unit.Query<string>(new Statement("test", "select purpose from store_evidence where action = 'register.families.read'")));
        Assert.Equal(["duty:simulate", "duty:simulate"], read);
        Assert.Single(await office.Open.Database.Read(unit => unit.Query<string>(new Statement("test", "select purpose from store_evidence where action = 'register.families.read-refused'"))));
    }

    private static async Task<string> Result(Reader reader, string address)
    {
        while (true)
        {
            var answer = await reader.Get(address);
            Assert.Equal(StatusCodes.Status200OK, answer.Status);
            if (!answer.Text.Contains("<progress", StringComparison.Ordinal))
            {
                return answer.Text;
            }

            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Mothers at home, each with a child of whom all is known that the subsidy asks for.</summary>
    private async Task<IReadOnlyList<Guid>> Mothers(Desks desks)
    {
        var (clerk, home, born) = (Actor.OfProgram("clerk", PlaceRange.Nation, RegisterPermissions.Read, RegisterPermissions.Write), PlaceCode.Parse(RunningOffice.Home), CaseDesk.DayOf(TimeProvider.System.GetUtcNow()).AddYears(-1));
        var mothers = new List<Guid>();
        for (var i = 0; i < Families; i++)
        {
            mothers.Add(await office.Open.Database.Write(async unit =>
            {
                var person = new NewPerson { Id = Guid.CreateVersion7(), Name = $"样例女{i}", Sex = RegisteredSex.Female, BirthDate = new(1990 + i, 5, 3), Residence = home, Hukou = home, Source = Source };
                var recorded = (await RecordPerson.Run(desks.Register, unit, clerk, person)).Value!.Id;
                Assert.True((await RecordBirth.Run(desks.Register, unit, clerk, new BirthReport
                {
                    Id = Guid.CreateVersion7(), Child = Guid.CreateVersion7(), Mother = ParentRef.Of(recorded), BornOn = born.AddDays(-i), Sex = RegisteredSex.Female, Place = home, Source = Source,
                })).Succeeded);
                var family = (await Anyu.Casework.Families.Of(desks.Cases, desks.Register, unit, clerk, recorded))!;
                await Anyu.Casework.Families.State(desks.Cases, unit, family, "children[1].hukou", RunningOffice.Home);
                await Anyu.Casework.Families.State(desks.Cases, unit, family, "children[1].chinese", "true");
                return recorded;
            }));
        }

        return mothers;
    }
}
