using Anyu.Forecast;
using Xunit;

namespace Anyu.Unit.Forecast;

public sealed class KeptRunTests
{
    private static readonly string Folder = Repository.At("samples", "forecast");
    private static readonly ForecastPlan Plan = ForecastPlan.Read(File.ReadAllText(Path.Combine(Folder, "example.json")), "example.json").Value! with { Trajectories = 200, Years = 6 };

    [Fact]
    public void A_kept_run_is_read_back_with_every_band_and_repeats_to_the_last_bit()
    {
        var made = KeptRun.Make(Plan, Table).Value!;
        var read = KeptRun.Read(made.Text(), "kept").Value!;
        Assert.Equal(made.Text(), read.Text());
        Assert.Empty(read.Repeat(threads: 2));
        foreach (var name in made.Series)
        {
            Assert.Equal(made.Of(2028, name), read.Of(2028, name));
        }

        var band = read.Of(2030, Sex.Female, 37)!.Value;
        Assert.True(band.Low95 < band.Low80 && band.Low80 < band.Median && band.Median < band.High80 && band.High80 < band.High95);
        Assert.NotNull(read.Of(2032, new AgeGroup(20, 24, Sex.Male)));
        Assert.NotNull(read.Of(2032, new AgeGroup(100, 100, Sex.Male)));
        Assert.Null(read.Of(2033, "total"));
        Assert.Null(read.Of(2032, "births"));
        Assert.Null(read.Of(2025, "total"));
    }

    [Fact]
    public void A_run_whose_table_was_altered_says_so()
    {
        var text = KeptRun.Make(Plan, Table).Value!.Text();
        var altered = KeptRun.Read(text.Replace("4503533", "4503534", StringComparison.Ordinal), "kept").Value!;
        Assert.Equal("FCST-0021", Assert.Single(altered.Repeat()).Code);
        Assert.Equal("FCST-0033", Assert.Single(KeptRun.Read(text[..200], "kept").Problems).Code);
    }

    [Theory]
    [InlineData("{}", "FCST-0030")]
    [InlineData("""{"title":"t","source":"","baseYear":2026,"years":5,"population":"p","survival":"s","fertility":"f"}""", "FCST-0032")]
    [InlineData("""{"title":"t","source":"s","baseYear":2026,"years":0,"population":"p","survival":"s","fertility":"f"}""", "FCST-0030")]
    [InlineData("""{"title":"t","source":"s","baseYear":2026,"years":5,"population":"p","survival":"s","fertility":"f","effects":[{"name":"e"}]}""", "FCST-0032")]
    [InlineData("""{"title":"t","source":"s","baseYear":2026,"years":5,"populaton":"p","survival":"s","fertility":"f"}""", "FCST-0030")]
    public void A_plan_that_cannot_be_followed_is_refused(string text, string code) => Assert.Equal(code, ForecastPlan.Read(text, "plan").Problems[0].Code);

    [Fact]
    public void The_path_of_assumptions_is_followed_and_a_year_before_the_base_is_named()
    {
        var plan = Plan with { Path = "path.csv", Migration = null };
        string? With(string name, string path) => name == "path.csv" ? path : Table(name);
        var read = plan.Inputs(name => With(name, "year,tfr,srb,e0_female\n2026,1.2,108,84\n2028,1.4,1.07,85\n"));
        var years = read.Value!.Inputs.Years;
        Assert.Equal([1.2, 1.4], [years[0].TotalFertility, years[2].TotalFertility], (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal([1.08, 1.07], [years[0].SexRatioAtBirth, years[2].SexRatioAtBirth]);
        Assert.Equal(85, SurvivalColumn.Expectancy(years[2].Survival.Female.AsSpan()), 1e-6);
        var early = Assert.Single(plan.Inputs(name => With(name, "year,tfr\n2020,1.2\n")).Problems);
        Assert.Equal(("FCST-0005", 2, 1), (early.Code, early.At?.Line, early.At?.Column));
        Assert.Equal("FCST-0031", Assert.Single(plan.Inputs(name => name == "path.csv" ? null : Table(name)).Problems).Code);
    }

    [Fact]
    public void Variants_and_effects_change_what_they_say()
    {
        Band Births(ForecastPlan plan) => KeptRun.Make(plan, Table).Value!.Of(2030, "births")!.Value;
        var medium = Births(Plan).Median;
        Assert.True(Births(Plan with { Variant = Variant.Low }).Median < medium && Births(Plan with { Variant = Variant.High }).Median > medium);
        var effect = new PolicyEffect("allowance", "a study", 2030, 2031, FertilityFactor: 1.1);
        Assert.Equal(1.1, Births(Plan with { Effects = [effect] }).Median / medium, 1e-4);
    }

    [Fact]
    public void Every_number_that_came_is_scored_beside_its_band()
    {
        var run = KeptRun.Make(Plan, Table).Value!;
        var median = run.Of(2028, "0-4")!.Value.Median;
        var table = ActualTable.Read(FormattableString.Invariant($"year,group,actual\n2026,total,1\n2026,births,5000000\n2028,0-4,{median}\n2050,total,1\n"), "actuals.csv").Value!;
        var scored = table.Score([run]).ToList();
        Assert.Equal([("births", 1), ("0-4", 2)], scored.Select(number => (number.AgeGroup, number.Horizon)));
        Assert.Equal(0, new Scorecard(scored.Skip(1)).All.MeanAbsoluteError, 1e-6);
        Assert.Equal(("FCST-0034", 2, 3), ActualTable.Read("year,group,actual\n2028,total,-5\n", "a").Problems is [var fault] ? (fault.Code, fault.At!.Line, fault.At.Column) : default);
    }

    private static string? Table(string name) => File.Exists(Path.Combine(Folder, name)) ? File.ReadAllText(Path.Combine(Folder, name)) : null;
}
