using System.Collections.Immutable;
using System.Globalization;
using Anyu.Indicators;
using Anyu.Kernel;

namespace Anyu.Cli;

/// <summary><c>anyu indicators show</c>: a value is never written without count, denominator, interval and class.</summary>
internal static class ShowIndicator
{
    private const int MostPooled = 10;

    public static ExitCode Run(Invocation run)
    {
        if (IndicatorData.WithCounts(run) is not { Counts: { } counts } data)
        {
            return ExitCode.Refused;
        }

        var id = run.Arguments.Operands[0];
        if (!data.Catalogue.Indicators.TryGetValue(id, out var indicator))
        {
            return run.Refuse(IndicatorCliProblems.NoIndicator(id, Nearest.To(id, data.Catalogue.Indicators.Keys)));
        }

        if (!data.Law.Places.TryResolve(run.Arguments["--place"] ?? "000000", out var place, out var problem))
        {
            return run.Refuse(problem);
        }

        if (IndicatorData.For(run) is not { } audience)
        {
            return run.Refuse(IndicatorCliProblems.Audience(run.Arguments["--as"]!));
        }

        if (data.ReleaseTo(run, audience) is not { } release)
        {
            return ExitCode.Refused;
        }

        var years = 1;
        if (run.Arguments["--pool"] is { } pool && !(int.TryParse(pool, NumberStyles.None, CultureInfo.InvariantCulture, out years) && years is > 1 and <= MostPooled))
        {
            return run.Refuse(IndicatorCliProblems.Pooled(pool, MostPooled));
        }

        var showsRows = run.Arguments.Options.ContainsKey("--rows");
        if (showsRows && (audience != Audience.AuthorisedStaff || run.Json))
        {
            return run.Refuse(IndicatorCliProblems.RowsForStaff());
        }

        var engine = new IndicatorEngine(release);
        ImmutableArray<IndicatorValue> values = years > 1
            ? [.. counts.YearsOf(indicator.Numerator.Series.Id).Skip(years - 1).Select(y => engine.Pooled(indicator, place.Code, years, y))]
            : engine.Years(indicator, place.Code);
        if (run.Json)
        {
            run.WriteJson(values.Select(v => ValueJson.Of(v, engine, data.Law)));
            return ExitCode.Done;
        }

        Write(run, data, engine, place, indicator, values);
        if (showsRows && values is [.., var last])
        {
            WriteRows(run, engine.RowsOf(indicator, place.Code, last.Period));
        }

        return ExitCode.Done;
    }

    private static void Write(Invocation run, IndicatorData data, IndicatorEngine engine, Place place, IndicatorDefinition indicator, ImmutableArray<IndicatorValue> values)
    {
        run.Output.WriteLine($"{run.Say(indicator.Title)}  {place.Code} {run.Say(place.Name)}  {run.Say(ValueWords.OfUnit(indicator.Unit))}");
        foreach (var value in values)
        {
            run.Output.WriteLine($"  {value.Period}  {ValueText.Of(value, run.Language)}");
            foreach (var target in IndicatorCatalogue.TargetsOf(data.Law, indicator.Id, place.Code))
            {
                var standing = TargetStanding.Of(value, target, data.Law);
                run.Output.WriteLine($"        {target.FullArticle}  {run.Say(target.Title)}: {run.Say(ValueWords.Of(standing.Verdict))}{(standing.Gap is null ? "" : run.Say("；进度 ", "; progress ") + run.Say(ValueWords.Of(TargetProgress.Of(engine, value, standing))))}");
            }
        }
    }

    private static void WriteRows(Invocation run, ImmutableArray<Observation> rows)
    {
        run.Output.WriteLine(run.Say($"最后一个值依据 {rows.Length} 个报来的数：", $"The last value rests on {rows.Length} reported counts:"));
        foreach (var row in rows)
        {
            run.Output.WriteLine($"  {row.From.DataSet}  {run.Say("行", "row")} {row.From.Row} {run.Say("列", "column")} {row.From.Column}  {row.Key.Place} {row.Key.Period} {row.Key.Series} {row.Key.Cells}  {row.Value}");
        }
    }
}
