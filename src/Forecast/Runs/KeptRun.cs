using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Anyu.Kernel;

namespace Anyu.Forecast;

/// <summary>
/// A stored run: the plan, the tables it read, the record that lets it be repeated bit by bit, and the bands of every age, sex and year. A file of text; reading one
/// does no arithmetic.
/// </summary>
public sealed class KeptRun
{
    private const string Form = "anyu-forecast-run-1";
    private const int Shares = 5;
    private readonly ImmutableSortedDictionary<string, ImmutableArray<double>> series;

    private KeptRun(
        ForecastPlan plan, ImmutableSortedDictionary<string, string> tables, StoredRun record, ImmutableSortedDictionary<string, ImmutableArray<double>> series, ImmutableArray<ErrorRecord> past = default) =>
        (Plan, Tables, Record, this.series, Past) = (plan, tables, record, series, past.IsDefault ? [] : past);

    /// <summary>What was asked.</summary>
    public ForecastPlan Plan { get; }

    /// <summary>The tables it read, by name.</summary>
    public ImmutableSortedDictionary<string, string> Tables { get; }

    /// <summary>Hashes, engine version, seed.</summary>
    public StoredRun Record { get; }

    /// <summary>What was printed beside it when it was made: the intervals that past errors gave. Not part of what repeats, since it rests on other runs.</summary>
    public ImmutableArray<ErrorRecord> Past { get; }

    /// <summary>The calendar year of the base population, which is the first year with bands.</summary>
    public int BaseYear => Plan.BaseYear;

    /// <summary>The last year with bands.</summary>
    public int LastYear => Plan.BaseYear + Plan.Years;

    /// <summary>The open age of the bands.</summary>
    public int OpenAge => Record.OutputOpenAge;

    /// <summary>The names of all series: <c>total</c>, <c>births</c>, <c>deaths</c>, age groups, single ages by sex.</summary>
    public IEnumerable<string> Series => series.Keys;

    /// <summary>Runs a plan and keeps what it gave: one run, or with divisions that of the whole and of each. Or tells what is wrong with the plan's tables.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="table">The text of a table, or null where there is none.</param>
    /// <param name="threads">Threads to use; the bits do not depend on them.</param>
    /// <param name="progress">Told the years done, of how many; not of plans with divisions.</param>
    public static Result<IReadOnlyList<KeptRun>> MakeAll(ForecastPlan plan, Func<string, string?> table, int threads = 1, Action<int, int>? progress = null)
    {
        if (plan.Divisions is null)
        {
            var one = Make(plan, table, threads, progress);
            return one.Value is null ? Result<IReadOnlyList<KeptRun>>.Failure(one.Problems) : Result<IReadOnlyList<KeptRun>>.Success([one.Value], one.Problems);
        }

        var made = ScaledRuns.Make(plan, table, threads);
        return made.Value is null
            ? Result<IReadOnlyList<KeptRun>>.Failure(made.Problems)
            : Result<IReadOnlyList<KeptRun>>.Success([.. made.Value.Select(part => new KeptRun(plan with { Division = part.Division }, TablesOf(plan, table), part.Record, part.Series))], made.Problems);
    }

    /// <summary>Runs a plan without divisions and keeps what it gave, or tells what is wrong with the plan's tables.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="table">The text of a table, or null where there is none.</param>
    /// <param name="threads">Threads to use; the bits do not depend on them.</param>
    /// <param name="progress">Told the years done, of how many.</param>
    public static Result<KeptRun> Make(ForecastPlan plan, Func<string, string?> table, int threads = 1, Action<int, int>? progress = null)
    {
        var read = plan.Inputs(table);
        if (read.Value is not { } ready)
        {
            return Result<KeptRun>.Failure(read.Problems);
        }

        var (record, result) = StoredRun.Make(ready.Inputs, ready.Uncertainty, plan.Draw(ready.Inputs.BasePopulation.OpenAge, threads), progress);
        return Result<KeptRun>.Success(new KeptRun(plan, TablesOf(plan, table), record, SeriesOf(result)), read.Problems);
    }

    /// <summary>Reads a kept run.</summary>
    /// <param name="text">The text of its file.</param>
    /// <param name="file">Its name, for messages.</param>
    public static Result<KeptRun> Read(string text, string file)
    {
        try
        {
            var read = JsonSerializer.Deserialize<RunText>(text, ForecastPlan.Format);
            return read is null || read.Form != Form || read.Series.Values.Any(numbers => numbers.Length % Shares != 0)
                ? Result<KeptRun>.Failure(ForecastProblems.RunNotRead(file, Form))
                : Result<KeptRun>.Success(new KeptRun(read.Plan, read.Tables, read.Record, read.Series, read.Past ?? []));
        }
        catch (JsonException fault)
        {
            return Result<KeptRun>.Failure(ForecastProblems.RunNotRead(file, fault.Message));
        }
    }

    /// <summary>The run with what past errors gave beside it.</summary>
    public KeptRun Beside(ImmutableArray<ErrorRecord> past) => new(Plan, Tables, Record, series, past);

    /// <summary>The band of a single age and sex at the base date of a calendar year; null outside the run.</summary>
    public Band? Of(int year, Sex sex, int age) => Of(year, new AgeGroup(age, age, sex));

    /// <summary>The band of an age group; null when the run does not hold it. Five-year groups of each sex are always held.</summary>
    public Band? Of(int year, AgeGroup group) => Of(year, group.Name(OpenAge));

    /// <summary>The band of a series by its name, such as <c>total</c>, <c>births</c> (of the year that starts then), <c>0-2</c>, <c>male:0-4</c>; null when the run does not hold it.</summary>
    public Band? Of(int year, string name)
    {
        var at = (year - BaseYear) * Shares;
        return series.TryGetValue(name, out var numbers) && at >= 0 && at < numbers.Length
            ? new Band(numbers[at], numbers[at + 1], numbers[at + 2], numbers[at + 3], numbers[at + 4])
            : null;
    }

    /// <summary>What keeps the run from giving the same bits again; empty when it does.</summary>
    /// <param name="threads">Threads to use.</param>
    public ImmutableArray<Problem> Repeat(int threads = 1)
    {
        if (Plan.Divisions is not null)
        {
            return RepeatScaled(threads);
        }

        var read = Plan.Inputs(name => Tables.GetValueOrDefault(name));
        return read.Value is { } ready ? Record.Repeat(ready.Inputs, ready.Uncertainty, threads) : read.Problems;
    }

    private static ImmutableSortedDictionary<string, string> TablesOf(ForecastPlan plan, Func<string, string?> table) =>
        plan.Tables.ToImmutableSortedDictionary(name => name, name => table(name)!.ReplaceLineEndings("\n"), StringComparer.Ordinal);

    /// <summary>The whole is drawn again with every division; the record of this part must come out.</summary>
    private ImmutableArray<Problem> RepeatScaled(int threads)
    {
        if (Record.Engine != StoredRun.CurrentEngine)
        {
            return [ForecastProblems.OtherEngine(Record.Engine, StoredRun.CurrentEngine)];
        }

        // The plan of a division's run has the division's code; the whole is the one that is none of them.
        var isDivision = Plan.Divisions!.Value.Any(d => d.Division == Plan.Division);
        var made = ScaledRuns.Make(isDivision ? Plan with { Division = "" } : Plan, name => Tables.GetValueOrDefault(name), threads);
        if (made.Value is not { } parts)
        {
            return made.Problems;
        }

        var own = isDivision ? parts.First(part => part.Division == Plan.Division) : parts[0];
        return own.Record.InputsHash != Record.InputsHash ? [ForecastProblems.OtherInputs(Record.InputsHash)]
            : own.Record.ResultHash != Record.ResultHash ? [ForecastProblems.OtherResult(Record.ResultHash, own.Record.ResultHash)] : [];
    }

    /// <summary>The text of its file: one line for each series, so that two runs can be laid side by side.</summary>
    public string Text()
    {
        static string Json<T>(T value) => JsonSerializer.Serialize(value, ForecastPlan.Format);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{{\n\"form\": {Json(Form)},\n\"plan\": {Json(Plan)},\n\"record\": {Json(Record)},\n\"tables\": {Json(Tables)},\n{(Past.IsEmpty ? "" : $"\"past\": {Json(Past)},\n")}\"series\": {{");
        foreach (var (at, (name, numbers)) in series.Index())
        {
            text.Append(CultureInfo.InvariantCulture, $"{(at == 0 ? "" : ",")}\n{Json(name)}: [");
            text.AppendJoin(',', numbers.Select(number => number.ToString("0.##", CultureInfo.InvariantCulture))).Append(']');
        }

        return text.Append("\n}\n}\n").ToString();
    }

    private static ImmutableSortedDictionary<string, ImmutableArray<double>> SeriesOf(TrajectoryQuantiles result)
    {
        var all = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<double>>(StringComparer.Ordinal);
        void Keep(string name, Func<int, double[]> band, int years) =>
            all[name] = [.. Enumerable.Range(result.BaseYear, years).SelectMany(band).Select(number => Math.Round(number, 2))];

        Keep("total", year => result.TotalAt(year).ToArray(), result.Years + 1);
        Keep("births", year => result.BirthsFrom(year).ToArray(), result.Years);
        Keep("deaths", year => result.DeathsFrom(year).ToArray(), result.Years);
        foreach (var (at, group) in result.Groups.Index())
        {
            Keep(group.Name(result.OpenAge), year => result.GroupAt(year, at).ToArray(), result.Years + 1);
        }

        foreach (var sex in new[] { Sex.Male, Sex.Female })
        {
            for (var age = 0; age <= result.OpenAge; age++)
            {
                var single = age;
                Keep(new AgeGroup(age, age, sex).Name(result.OpenAge), year => result.At(year, sex, single).ToArray(), result.Years + 1);
            }
        }

        return all.ToImmutable();
    }

    private sealed record RunText(
        string Form, ForecastPlan Plan, StoredRun Record, ImmutableSortedDictionary<string, string> Tables, ImmutableSortedDictionary<string, ImmutableArray<double>> Series,
        ImmutableArray<ErrorRecord>? Past = null);
}
