using System.Collections.Immutable;
using System.Text.Json;
using Anyu.Forecast;

namespace Anyu.Cli;

/// <summary>One number of a run: 2.5, 10, 50, 90 and 97.5 percent quantiles of a group in a year.</summary>
internal sealed record RunNumber(int Year, string Group, double Low95, double Low80, double Median, double High80, double High95);

/// <summary>A stored run: the plan, the record that lets it be repeated bit by bit, and its numbers.</summary>
internal sealed record RunFile(ForecastPlan Plan, string InputsHash, string Engine, string ResultHash, ImmutableArray<RunNumber> Numbers)
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static RunFile Of(ForecastPlan plan, StoredRun record, TrajectoryQuantiles result)
    {
        var numbers = ImmutableArray.CreateBuilder<RunNumber>();
        for (var year = plan.BaseYear; year <= plan.BaseYear + plan.Years; year++)
        {
            numbers.Add(Number(year, "total", result.TotalAt(year)));
            foreach (var (at, (from, to)) in result.Groups.Index())
            {
                numbers.Add(Number(year, to >= result.OpenAge ? FormattableString.Invariant($"{from}+") : FormattableString.Invariant($"{from}-{to}"), result.GroupAt(year, at)));
            }

            if (year < plan.BaseYear + plan.Years)
            {
                numbers.Add(Number(year, "births", result.BirthsFrom(year)));
                numbers.Add(Number(year, "deaths", result.DeathsFrom(year)));
            }
        }

        return new(plan, record.InputsHash, record.Engine, record.ResultHash, numbers.ToImmutable());
    }

    public static RunFile? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<RunFile>(File.ReadAllText(path), Options);
        }
        catch (Exception fault) when (fault is JsonException or IOException)
        {
            return null;
        }
    }

    public string Text() => JsonSerializer.Serialize(this, Options) + "\n";

    private static RunNumber Number(int year, string group, ReadOnlySpan<double> q) => new(year, group, q[0], q[1], q[2], q[3], q[4]);
}
