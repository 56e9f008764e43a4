using System.Text.Json;
using Anyu.Forecast;
using Xunit;

namespace Anyu.Unit.Forecast;

/// <summary>Plans that take their path from earlier populations alone, and plans whose divisions add up to the whole.</summary>
public sealed class PlanMethodTests
{
    private static readonly string Folder = Repository.At("samples", "forecast");
    private static readonly ForecastPlan Plan = ForecastPlan.Read(File.ReadAllText(Path.Combine(Folder, "example.json")), "example.json").Value! with { Trajectories = 120, Years = 8 };

    [Fact]
    public void Hamilton_and_Perry_are_followed_exactly_where_nothing_is_uncertain()
    {
        var known = Years();
        var path = HamiltonPerry.Run([.. known], 8);
        var central = CohortComponent.Project(HamiltonPerryInputs.Of([.. known], 2025, 8)).Populations;
        foreach (var (expected, found) in path.Zip(central))
        {
            Assert.Equal(expected.Total(), found.Total(), 1e-5 * expected.Total());
            Assert.Equal(expected.Between(0, 4), found.Between(0, 4), 1e-4 * expected.Between(0, 4));
            Assert.Equal(expected.Between(60, 100), found.Between(60, 100), 1e-9 * expected.Total());
        }
    }

    [Fact]
    public void A_plan_of_that_method_reads_populations_alone_has_bands_and_repeats()
    {
        var plan = Plan with { Method = PlanMethod.HamiltonPerry, Survival = null, Fertility = null, Migration = null, Population = "p2025.csv", History = ["p2023.csv", "p2024.csv"], BaseYear = 2025 };
        var text = JsonSerializer.Serialize(plan, ForecastPlan.Format);
        var read = ForecastPlan.Read(text, "plan").Value!;
        var run = KeptRun.Make(read, Table).Value!;
        Assert.Empty(KeptRun.Read(run.Text(), "run").Value!.Repeat(threads: 2));
        var band = run.Of(2033, "total")!.Value;
        Assert.True(band.Low95 < band.Low80 && band.High80 < band.High95);
        Assert.InRange(HamiltonPerry.Run([.. Years()], 8)[^1].Total(), band.Low80, band.High80);
        Assert.Equal("FCST-0030", ForecastPlan.Read(JsonSerializer.Serialize(plan with { History = null }, ForecastPlan.Format), "plan").Problems[0].Code);
        Assert.Equal("FCST-0031", Assert.Single(KeptRun.Make(read with { History = ["none.csv"] }, Table).Problems).Code);
        Assert.Equal("FCST-0030", ForecastPlan.Read(JsonSerializer.Serialize(Plan with { Survival = null }, ForecastPlan.Format), "plan").Problems[0].Code);
    }

    [Fact]
    public void Divisions_of_a_plan_add_up_to_the_whole_and_each_run_repeats_from_its_own_file()
    {
        var plan = Plan with { Division = "whole", Divisions = [new PlanDivision("a", "part-0.7.csv", NationalShare: 0.8), new PlanDivision("b", "part-0.3.csv")] };
        var runs = KeptRun.MakeAll(ForecastPlan.Read(JsonSerializer.Serialize(plan, ForecastPlan.Format), "plan").Value!, Table).Value!;
        Assert.Equal(["whole", "a", "b"], runs.Select(r => r.Plan.Division));
        Assert.Equal(KeptRun.Make(Plan with { Division = "" }, Table).Value!.Of(2034, "total"), runs[0].Of(2034, "total"));
        Assert.Equal(runs[0].Of(2034, "total")!.Value.Median, runs.Skip(1).Sum(r => r.Of(2034, "total")!.Value.Median), 0.002 * runs[0].Of(2034, "total")!.Value.Median);
        Assert.True(Width(runs[1]) > Width(runs[0]));
        Assert.NotNull(runs[2].Of(2030, "female:20-24"));
        foreach (var run in runs)
        {
            Assert.Empty(KeptRun.Read(run.Text(), "run").Value!.Repeat(threads: 2));
        }

        Assert.Equal("FCST-0021", Assert.Single(KeptRun.Read(runs[1].Text().Replace("part-0.3.csv\":\"age,male,female\\n0,", "part-0.3.csv\":\"age,male,female\\n0,9", StringComparison.Ordinal), "run").Value!.Repeat()).Code);
    }

    [Theory]
    [InlineData("part-missing.csv", "FCST-0031")]
    [InlineData("negative.csv", "FCST-0001")]
    public void A_table_of_a_division_that_cannot_be_used_is_named(string file, string code) =>
        Assert.Contains(KeptRun.MakeAll(Plan with { Divisions = [new PlanDivision("a", file)] }, Table).Problems, p => p.Code == code && p.At?.ToString().StartsWith(file, StringComparison.Ordinal) == true);

    private static double Width(KeptRun run) => run.Of(2034, "total") is { } band ? (band.High80 - band.Low80) / band.Median : 0;

    /// <summary>Three years of a made-up area: the sample, and what the cohort-component method makes of it.</summary>
    private static List<SexAge> Years()
    {
        var inputs = (Plan with { BaseYear = 2023, Years = 2 }).Inputs(Table).Value!.Inputs;
        return [.. CohortComponent.Project(inputs).Populations];
    }

    private static string? Table(string name) => name switch
    {
        "part-missing.csv" or "none.csv" => null,
        "negative.csv" => File.ReadAllText(Path.Combine(Folder, "population.csv")).Replace("\n5,", "\n5,-", StringComparison.Ordinal),
        ['p', '2', '0', '2', var year, ..] => Text(Years()[year - '3']),
        ['p', 'a', 'r', 't', '-', .. var share] => Text(Years()[0].Map((_, _, persons) => persons * double.Parse(share[..3], System.Globalization.CultureInfo.InvariantCulture))),
        _ => File.ReadAllText(Path.Combine(Folder, name)),
    };

    private static string Text(SexAge population) => "age,male,female\n" + string.Concat(Enumerable.Range(0, population.OpenAge + 1)
        .Select(age => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{age},{population.Male[age]:0.#####},{population.Female[age]:0.#####}\n")));
}
