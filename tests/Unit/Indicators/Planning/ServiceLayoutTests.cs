using Anyu.Forecast;
using Anyu.Indicators;
using Anyu.Unit.Law;
using Xunit;

namespace Anyu.Unit.Indicators.Planning;

/// <summary>The sample county's forecast divided over its townships, beside what they have.</summary>
public sealed class ServiceLayoutTests
{
    private static readonly KeptRun County = Short(KeptRun.Read(File.ReadAllText(Repository.At("samples", "forecast", "371581", "2025.run.json")), "2025.run.json").Value!);
    private static readonly Release Public = new(Sample.Counts, Audience.Public);
    private static readonly Lazy<IReadOnlyList<KeptRun>> Divided = new(() => PartForecast.Of(County, Public, Sample.County).Value!);

    [Fact]
    public void Townships_add_up_to_the_county_and_small_ones_are_less_certain()
    {
        var (whole, parts) = (Divided.Value[0], Divided.Value.Skip(1).ToList());
        Assert.Equal(Sample.Townships.Length, parts.Count);
        Assert.All(parts, part => Assert.Equal(whole.Record.InputsHash, part.Record.InputsHash));
        foreach (var group in new[] { "total", "0-2", "6-11" })
        {
            var median = whole.Of(2030, group)!.Value.Median;
            Assert.Equal(County.Of(2030, group)!.Value.Median, median, 0.02 * median);
            Assert.Equal(median, parts.Sum(part => part.Of(2030, group)!.Value.Median), 0.01 * median);
        }

        static double Width(KeptRun run) => run.Of(2030, "0-2") is { } band ? (band.High80 - band.Low80) / band.Median : 0;
        Assert.All(parts, part => Assert.True(Width(part) > 1.5 * Width(whole)));
        Assert.True(Width(parts.MinBy(part => part.Of(2030, "0-2")!.Value.Median)!) > Width(parts.MaxBy(part => part.Of(2030, "0-2")!.Value.Median)!));
        Assert.Empty(KeptRun.Read(parts[3].Text(), "part").Value!.Repeat(threads: 2));
    }

    [Fact]
    public void Places_with_few_births_are_forecast_together_and_nobody_alone()
    {
        var small = Sample.Townships[..2];
        var book = new CountBook(Sample.Catalogue, Sample.Counts.Sets, Sample.Counts.Observations.Select(o =>
            small.Contains(o.Key.Place) && o.Key.Series is "live-births" ? o with { Value = o.Value == 0 ? 0 : 1 } : o));
        var parts = PartForecast.Of(County, new Release(book, Audience.AuthorisedStaff), Sample.County).Value!.Skip(1).ToList();
        var pooled = Assert.Single(parts, part => part.Plan.Division.Contains('+', StringComparison.Ordinal));
        Assert.Equal(Sample.Townships.Length, parts.Sum(part => ServiceLayout.PlacesOf(part.Plan.Division).Length));
        Assert.All(small, place => Assert.Contains(place, ServiceLayout.PlacesOf(pooled.Plan.Division)));
    }

    [Fact]
    public void A_county_without_townships_counted_is_a_numbered_problem()
    {
        var nothing = new Release(new CountBook(Sample.Catalogue, [], []), Audience.Public);
        Assert.Equal("IND-0217", Assert.Single(PartForecast.Of(County, nothing, Sample.County).Problems).Code);
        Assert.Equal("IND-0216", Assert.Single(PartForecast.Of(Small(), Public, Sample.County).Problems).Code);
    }

    [Fact]
    public void Needs_stand_beside_what_there_is_and_judge_only_where_the_band_has_crossed()
    {
        var layout = ServiceLayout.Of(Sample.County, "", kept: false, Divided.Value[0], [.. Divided.Value.Skip(1)], Public, Library.Book);
        Assert.Equal(["childcare-places-per-thousand", "childcare-places-per-thousand-target", "kindergarten-classes", "primary-classrooms"], layout.Services.Select(s => s.Id));
        Assert.Equal(0.005, layout.Service("childcare-places-per-thousand-target")!.PerPerson);
        foreach (var service in layout.Services)
        {
            var cells = layout.Cells(service, 2030);
            Assert.Equal(Sample.Townships.Length, cells.Length);
            Assert.All(cells, cell => Assert.True(cell.Standing!.State switch { CapacityState.Short => cell.Need.Low80 > cell.Standing.Capacity, CapacityState.Enough => cell.Need.High80 <= cell.Standing.Capacity, _ => true }));
            Assert.Equal(layout.WholeCell(service, 2030)!.Standing!.Capacity, cells.Sum(cell => cell.Standing!.Capacity));
        }

        var rooms = layout.Service("primary-classrooms")!;
        Assert.True(layout.Cells(rooms, 2030).Select(cell => cell.Standing!.State).Distinct().Count() > 1);
        var first = layout.Cells(rooms, 2030)[0];
        Assert.Equal(first.Standing!.Capacity + 9, layout.Cells(rooms, 2030, division => division == first.Division ? 9 : 0)[0].Standing!.Capacity);
    }

    /// <summary>A forecast that needs no survival cannot be divided.</summary>
    private static KeptRun Small() => KeptRun.Make(County.Plan with { Method = PlanMethod.HamiltonPerry, History = [County.Plan.Population], Migration = null, Years = 2, Trajectories = 20 }, County.Tables.GetValueOrDefault).Value!;

    /// <summary>The same with fewer trajectories and years, which a test can wait for.</summary>
    private static KeptRun Short(KeptRun run) => KeptRun.Make(run.Plan with { Trajectories = 250, Years = 8 }, run.Tables.GetValueOrDefault).Value!;
}
