namespace Anyu.Cli;

/// <summary><c>anyu indicators list</c>.</summary>
internal static class ListIndicators
{
    public static ExitCode Run(Invocation run)
    {
        if (IndicatorData.Definitions(run) is not { } data)
        {
            return ExitCode.Refused;
        }

        if (run.Json)
        {
            run.WriteJson(data.Catalogue.Indicators.Values.Select(i => new
            {
                i.Id,
                Title = ProblemText.Pair(i.Title),
                Measure = i.Measure.ToString(),
                Numerator = i.Numerator.Series.Id,
                Denominator = i.Denominator?.Series.Id,
                i.Per,
                i.Unit,
                Direction = i.Direction.ToString(),
                i.Targets,
                i.System,
                i.Confirmed,
            }));
            return ExitCode.Done;
        }

        foreach (var one in data.Catalogue.Indicators.Values)
        {
            run.Output.WriteLine($"{TextWidth.Pad(one.Id, 42)}{TextWidth.Pad(run.Say(one.Title), 40)}{one.System}  {string.Join(' ', one.Targets)}");
        }

        return ExitCode.Done;
    }
}
