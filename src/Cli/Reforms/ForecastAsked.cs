using System.Globalization;
using Anyu.Batch;
using Anyu.Forecast;
using Anyu.Law;

namespace Anyu.Cli;

/// <summary>The families of a forecast, as a command line names them: <c>forecast:RUN[:YEAR]</c>.</summary>
/// <param name="Run">The forecast.</param>
/// <param name="Name">What the command line calls it.</param>
/// <param name="Year">The year; the base year where none is named.</param>
/// <param name="Orders">The orders of birth assumed.</param>
internal sealed record ForecastAsked(KeptRun Run, string Name, int Year, OrderShares Orders)
{
    private const string Forecast = "forecast:";
    private const int DigitsOfYear = 4;

    /// <summary>The option for orders of birth, which a forecast does not tell.</summary>
    public static CommandOption OrdersOption { get; } = new("--orders", "A,B,C", new("预测人口的出生孩次：一孩、二孩、三孩及以上各占百分之几，默认 45,40,15；预测不说，只能假设", "orders of birth of a forecast's families: percent of first, second, later births; 45,40,15 by default, assumed since a forecast does not tell"));

    /// <summary>Whether the trajectories tell an interval.</summary>
    public bool IsProbabilistic => Run.Record.Trajectories > 1;

    /// <summary>Whether the command line asks for the families of a forecast.</summary>
    public static bool IsAsked(Invocation call) => call.Arguments[Populations.Option.Name]?.StartsWith(Forecast, StringComparison.Ordinal) == true;

    /// <summary>Reads it; null with the problem written.</summary>
    public static ForecastAsked? Read(Invocation call)
    {
        var (name, year) = Cut(call.Arguments[Populations.Option.Name]![Forecast.Length..]);
        if (OrderShares.Read(call.Arguments[OrdersOption.Name] ?? "45,40,15") is not { } orders)
        {
            call.Refuse(CliProblems.OptionValue(OrdersOption));
            return null;
        }

        if (!File.Exists(call.Locate(name)))
        {
            call.Refuse(CliProblems.NoFile(name));
            return null;
        }

        var read = KeptRun.Read(File.ReadAllText(call.Locate(name)), name);
        if (read.Value is not { } run)
        {
            call.Refuse(read.Problems);
            return null;
        }

        return new ForecastAsked(run, name, year ?? run.BaseYear, orders);
    }

    /// <summary>Opens the families; null with the problem written.</summary>
    public ForecastPopulation? Open(Invocation call, Lawbook book, ForecastShare share)
    {
        var opened = ForecastPopulation.Of(book, Run, Name, Year, share, Orders, SyntheticPopulation.UsualSeed);
        if (opened.Value is null)
        {
            call.Refuse(opened.Problems);
        }

        return opened.Value;
    }

    private static (string Name, int? Year) Cut(string named)
    {
        var colon = named.LastIndexOf(':');
        return colon > 0 && named.Length - colon - 1 == DigitsOfYear && int.TryParse(named.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            ? (named[..colon], year)
            : (named, null);
    }
}
