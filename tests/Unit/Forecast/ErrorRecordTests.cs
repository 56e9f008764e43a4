using System.Globalization;
using System.Text;
using System.Text.Json;
using Anyu.Forecast;
using Xunit;

namespace Anyu.Unit.Forecast;

/// <summary>What a new forecast prints of past errors: worked numbers, what may not enter, and how often a place's own record alone holds.</summary>
public sealed class ErrorRecordTests
{
    private const string Place = "371581";

    /// <summary>
    /// Bases 2000, 2003 and 2006, every forecast a tenth too high. Six numbers have come: three 1 year ahead, two 4, one 7. The unit errors are ln 1.1 over the horizon to the power 1.09, their mean
    /// square (3 + 2 · 4^−2.18 + 7^−2.18) / 6 = 0.51863 of ln² 1.1, so the spread one year ahead is 0.72016 · ln 1.1. With three base years Student's curve reaches 1.6377 for four in five and 3.1824
    /// for nineteen in twenty; the record's own far size is 1 / 0.72016 = 1.3886, and the far bound lies midway.
    /// </summary>
    [Fact]
    public void The_interval_is_that_of_the_worked_example()
    {
        var runs = new[] { Run(2000, 1100), Run(2003, 1100), Run(2006, 1100) };
        var came = Came((2001, 1000), (2004, 1000), (2007, 1000));
        var record = ErrorRecord.Of(Run(2010, 5000), runs, came)[0];
        Assert.Equal((ErrorRecordState.Learnt, 6, 7), (record.State, record.Cases, record.Longest));
        Assert.Equal([2000, 2003, 2006], record.Bases);
        var spread = 0.72016 * Math.Log(1.1);
        Assert.Equal(5000 * Math.Exp(1.6377 * spread), record.In(2011)!.Within80.High, 0);
        Assert.Equal(5000 * Math.Exp(-1.6377 * spread), record.In(2011)!.Within80.Low, 0);
        Assert.Equal(5000 * Math.Exp(1.6377 * spread * Math.Pow(4, 1.09)), record.In(2014)!.Within80.High, 0);
        Assert.Equal(5000 * Math.Exp((3.1824 + 1.3886) / 2 * spread), record.In(2011)!.Within95.High, 0);
        Assert.Equal((false, true), (record.In(2017)!.IsBeyond, record.In(2018)!.IsBeyond));
        Assert.Contains("基年 2000、2003、2006", record.Told.Zh, StringComparison.Ordinal);
        Assert.Contains("learnt from 6 numbers", record.Told.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_later_than_the_base_enters_and_nothing_of_the_base_itself()
    {
        var runs = new[] { Run(2000, 1100), Run(2003, 1100), Run(2006, 1100) };
        var known = Came((2001, 1000), (2004, 1000), (2007, 1000));
        var later = Came((2001, 1000), (2004, 1000), (2007, 1000), (2011, 1), (2006, 1000), (2000, 7));
        var (before, after) = (ErrorRecord.Of(Run(2010, 5000), runs, known)[0], ErrorRecord.Of(Run(2010, 5000), [.. runs, Run(2010, 9), Run(2012, 9)], later)[0]);
        Assert.Equal((6, 8), (before.Cases, after.Cases));
        Assert.Equal(before.Bases, after.Bases);
        Assert.Equal(ErrorRecordState.TooShort, ErrorRecord.Of(Run(2006, 5000), runs, later)[0].State);
        Assert.Equal(3, ErrorRecord.Of(Run(2006, 5000), runs, known)[0].Cases);
    }

    [Fact]
    public void A_short_record_a_scenario_and_another_method_give_no_interval_and_say_why()
    {
        var came = Came((2001, 1000), (2004, 1000), (2007, 1000));
        var runs = new[] { Run(2000, 1100), Run(2003, 1100), Run(2006, 1100) };
        ErrorRecord Of(KeptRun run, params KeptRun[] old) => ErrorRecord.Of(run, old, came)[0];
        Assert.Equal(ErrorRecordState.Nothing, Of(Run(2010, 5000)).State);
        Assert.Equal(ErrorRecordState.Nothing, ErrorRecord.Of(Run(2010, 5000), runs, null)[0].State);
        Assert.Contains("No earlier forecast by the same method has come", Of(Run(2010, 5000)).Told.En, StringComparison.Ordinal);
        Assert.Equal(ErrorRecordState.TooShort, Of(Run(2010, 5000), runs[..2]).State);
        Assert.Contains("只有 5 个数", Of(Run(2010, 5000), runs[..2]).Told.Zh, StringComparison.Ordinal);
        Assert.Equal(ErrorRecordState.TooShort, ErrorRecord.Of(Run(2004, 5000), [Run(2000, 1100), Run(2001, 1100), Run(2002, 1100)], Came((2001, 1000), (2002, 1000), (2003, 1000)))[0].State);
        Assert.Equal(ErrorRecordState.Scenario, Of(Run(2010, 5000, "\"variant\":\"low\""), runs).State);
        Assert.Equal(ErrorRecordState.Nothing, Of(Run(2010, 5000, "\"method\":\"hamiltonPerry\""), runs).State);
        Assert.Equal(ErrorRecordState.Nothing, Of(Run(2010, 5000), [.. runs.Select(run => Run(run.BaseYear, 1100, "\"variant\":\"high\""))]).State);
        Assert.Equal(ErrorRecordState.Nothing, Of(Run(2010, 5000), [.. runs.Select(run => Run(run.BaseYear, 1100, "\"synthetic\":true"))]).State);
        Assert.Equal(ErrorRecordState.Nothing, Of(Run(2010, 5000), [.. runs.Select(run => Run(run.BaseYear, 1100, division: "110000"))]).State);
        Assert.All(new[] { Of(Run(2010, 5000)), Of(Run(2010, 5000), runs[..2]) }, record => Assert.Empty(record.Bands));
    }

    [Fact]
    public void Ten_divisions_of_a_plan_are_learnt_from_together_and_fewer_are_not()
    {
        foreach (var number in new[] { ErrorRecord.ManyDivisions - 1, ErrorRecord.ManyDivisions })
        {
            var codes = Enumerable.Range(1, number).Select(at => at.ToString("D6", CultureInfo.InvariantCulture)).ToList();
            var divisions = $"\"divisions\":[{string.Join(',', codes.Select(code => $"{{\"division\":\"{code}\",\"population\":\"p.csv\"}}"))}]";
            var old = codes.SelectMany(code => new[] { 2000, 2003, 2006 }.Select(year => Run(year, 1100, divisions, code))).ToList();
            var came = ActualTable.Read("division,year,group,actual\n" + string.Join('\n', new[] { 2001, 2004, 2007 }.SelectMany(year => codes.Select(code => $"{code},{year},total,1000"))), "a.csv").Value!;
            var record = ErrorRecord.Of(Run(2010, 5000, divisions, codes[0]), old, came)[0];
            Assert.Equal(number < ErrorRecord.ManyDivisions ? (1, 6) : (number, 6 * number), (record.Divisions, record.Cases));
        }
    }

    [Fact]
    public void A_kept_run_holds_what_was_printed_beside_it()
    {
        var runs = new[] { Run(2000, 1100), Run(2003, 1100), Run(2006, 1100) };
        var run = Run(2010, 5000);
        var records = ErrorRecord.Of(run, runs, Came((2001, 1000), (2004, 1000), (2007, 1000)));
        var read = KeptRun.Read(run.Beside(records).Text(), "a.run.json").Value!;
        Assert.Equal(records[0].In(2015), read.Past[0].In(2015));
        Assert.Equal(records[0].Bases, ErrorRecord.Of(read, [], null)[0].Bases);
        Assert.Equal(ErrorRecordState.Nothing, ErrorRecord.Of(read, [], null)[1].State);
        Assert.Empty(KeptRun.Read(run.Text(), "b.run.json").Value!.Past);
    }

    /// <summary>
    /// Nineteen Finnish regions, each learning from its own record alone, as a county does: forecasts made every year, every second, every third. The product gives intervals from three base years
    /// and five years on, so only such are judged.
    /// </summary>
    [Theory]
    [InlineData("total", 0, 100)]
    [InlineData("0-4", 0, 4)]
    public void A_places_own_record_alone_holds_as_often_as_it_says(string name, int from, int to)
    {
        const int First = 1991;
        const int Last = 2014;
        var regions = FinnishRegions.Load();
        var forecasts = regions.SelectMany(region => Enumerable.Range(First, Last - First).Select(at => (region, at)))
            .ToDictionary(pair => (pair.region.Division, pair.at), pair => AreaForecast.Run(pair.region.Until(pair.at), Last - pair.at, new AreaMethod()).Select(one => one.Between(from, to)).ToArray());
        var actual = regions.SelectMany(region => region.Years.Select(year => (region.Division, year.Year, Value: year.Population.Between(from, to)))).ToDictionary(one => (one.Division, one.Year), one => one.Value);
        var all = new List<ScoredNumber>();
        foreach (var every in new[] { 1, 2, 3 })
        {
            var scored = regions.SelectMany(region => Enumerable.Range(First + ErrorRecord.FewestYears, Last - First - ErrorRecord.FewestYears).SelectMany(at =>
            {
                var bases = Enumerable.Range(First, at - First).Where(year => (at - year) % every == 0).ToList();
                if (bases.Count < ErrorRecord.FewestBases || at - bases[0] < ErrorRecord.FewestYears)
                {
                    return [];
                }

                var past = new PastErrors(
                    bases.SelectMany(year => Enumerable.Range(1, at - year).Select(ahead => new Outcome(region.Division, year, ahead, forecasts[(region.Division, year)][ahead], actual[(region.Division, year + ahead)]))), ErrorShape.Alone);
                return Enumerable.Range(1, Last - at).Select(ahead =>
                {
                    var forecast = forecasts[(region.Division, at)][ahead];
                    return new ScoredNumber(
                        region.Division, ahead, name, forecast, past.Around(region.Division, ahead, forecast, 0.80), past.Around(region.Division, ahead, forecast, 0.95), actual[(region.Division, at + ahead)]);
                });
            })).ToList();
            Print($"{name}, a forecast every {every} years", scored);
            all.AddRange(scored);
        }

        var card = Print($"{name}, all", all);
        Assert.InRange(card.Held80, 0.72, 0.88);
        Assert.InRange(card.Held95, 0.90, 0.98);
    }

    private static Score Print(string name, IEnumerable<ScoredNumber> scored)
    {
        var card = new Scorecard(scored).All;
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{name}: {card.Cases} cases, 80 % held {card.Held80:P1}, 95 % held {card.Held95:P1}"));
        return card;
    }

    /// <summary>A kept run whose total and children are the same number in every year.</summary>
    private static KeptRun Run(int year, double number, string more = "\"title\":\"t\"", string division = Place)
    {
        const int Years = 15;
        var bands = string.Join(',', Enumerable.Repeat(number.ToString(CultureInfo.InvariantCulture), 5 * (Years + 1)));
        var plan = $"{{{(more.Contains("title", StringComparison.Ordinal) ? "" : "\"title\":\"t\",")}{more},\"source\":\"s\",\"division\":{JsonSerializer.Serialize(division)},\"baseYear\":{year},\"years\":{Years},\"population\":\"p.csv\"}}";
        var text = new StringBuilder("{\"form\":\"anyu-forecast-run-1\",\"plan\":").Append(plan)
            .Append(",\"record\":{\"inputsHash\":\"00000000\",\"engine\":\"e\",\"seed\":1,\"trajectories\":1,\"quantiles\":[0.5],\"division\":\"\",\"outputOpenAge\":100,\"groups\":[],\"resultHash\":\"0\"},\"tables\":{},")
            .Append(CultureInfo.InvariantCulture, $"\"series\":{{\"total\":[{bands}],\"0-4\":[{bands}]}}}}");
        var read = KeptRun.Read(text.ToString(), "run.json");
        Assert.True(read.Value is not null, string.Join(' ', read.Problems.Select(problem => problem.Why.En)));
        return read.Value;
    }

    private static ActualTable Came(params (int Year, int Number)[] numbers) =>
        ActualTable.Read("year,group,actual\n" + string.Join('\n', numbers.Select(one => $"{one.Year},total,{one.Number}")), "actuals.csv").Value!;
}
