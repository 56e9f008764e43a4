using System.Globalization;
using Anyu.Forecast;
using Anyu.Indicators;

namespace Anyu.Cli;

/// <summary>The runs that a database keeps for a place: listed, compared by their ids, and scored with the counts that came (those of register, casework and tables that the database holds).</summary>
internal static class KeptForecasts
{
    /// <summary>The place whose kept runs are meant.</summary>
    public static CommandOption Place { get; } = new("--place", "CODE", new("预测取自数据库里保存的这个地方的预测，写编号（anyu forecast list）", "the runs are those the database keeps for this place, by their ids (anyu forecast list)"));

    /// <summary><c>anyu forecast list</c>.</summary>
    public static ExitCode List(Invocation run) => With(run, run.Arguments.Operands[0], async forecasts =>
    {
        foreach (var (id, kept) in forecasts.Runs)
        {
            await run.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{TextWidth.Pad(id, 20)}{kept.BaseYear}–{kept.LastYear}  {kept.Plan.Title}  ({kept.Plan.Source})"));
        }

        await run.Output.WriteLineAsync(run.Say($"{forecasts.Runs.Length} 次保存的预测。", $"{forecasts.Runs.Length} runs kept."));
        return ExitCode.Done;
    });

    /// <summary><c>anyu forecast compare A B --place …</c>.</summary>
    public static ExitCode Compare(Invocation run) => With(run, run.Arguments["--place"]!, forecasts => Task.FromResult(
        Find(run, forecasts, run.Arguments.Operands[0]) is { } first && Find(run, forecasts, run.Arguments.Operands[1]) is { } second ? CompareForecasts.Write(run, first, second) : ExitCode.Refused));

    /// <summary><c>anyu forecast score A --place …</c>.</summary>
    public static ExitCode Score(Invocation run) => With(run, run.Arguments["--place"]!, forecasts => Task.FromResult(
        Find(run, forecasts, run.Arguments.Operands[0]) is not { } kept ? ExitCode.Refused
            : forecasts.ScoreOf(kept) is { IsEmpty: false } card ? Scored(run, card)
            : run.Refuse(ForecastCliProblems.NoActuals(run.Arguments.Operands[0]))));

    /// <summary>The runs kept for a division and the counts that came; nothing where its problem was written.</summary>
    public static (IEnumerable<KeptRun> Runs, ActualTable? Came) Earlier(Invocation run, string division)
    {
        PlaceForecasts? found = null;
        With(run, division, forecasts =>
        {
            found = forecasts;
            return Task.FromResult(ExitCode.Done);
        });
        return (found?.Runs.Select(r => r.Run) ?? [], found?.Actuals);
    }

    private static ExitCode Scored(Invocation run, Scorecard card)
    {
        ScoreText.Write(run, card);
        return ExitCode.Done;
    }

    private static KeptRun? Find(Invocation run, PlaceForecasts forecasts, string id)
    {
        if (forecasts[id] is { } kept)
        {
            return kept;
        }

        run.Refuse(ForecastCliProblems.NotKept(id, forecasts.Runs.Select(r => r.Id)));
        return null;
    }

    private static ExitCode With(Invocation run, string code, Func<PlaceForecasts, Task<ExitCode>> work)
    {
        if (IndicatorData.Definitions(run) is not { } data)
        {
            return ExitCode.Refused;
        }

        if (!data.Law.Places.TryResolve(code, out var place, out var problem))
        {
            return run.Refuse(problem);
        }

        return IndicatorDatabase.With(run, async database =>
        {
            var kept = await ForecastsAtHand.Of(database, null, place.Code, async () => new Release(await ReadCounts.Run(database, data.Catalogue), Audience.AuthorisedStaff));
            return await work(kept ?? new PlaceForecasts(place.Code, [], null, null, []));
        });
    }
}
