using Anyu.Indicators;
using Anyu.Law;

namespace Anyu.Cli;

/// <summary>A value as JSON: a rate has its count, denominator, interval, class, date and source in the same object; a withheld value has none of them.</summary>
internal static class ValueJson
{
    public static object Of(IndicatorValue value, IndicatorEngine engine, Lawbook law) => new
    {
        Indicator = value.Indicator.Id,
        value.Indicator.Unit,
        Place = value.Place.ToString(),
        Period = value.Period.ToString(),
        Rate = (value as IndicatorValue.Rated)?.Rate is { } r ? new
        {
            r.Value,
            r.Basis.Count,
            r.Basis.Denominator,
            DenominatorAt = ProblemText.Pair(r.Basis.DenominatorAt),
            r.Low,
            High = Finite(r.High),
            Interval = ProblemText.Pair(ValueWords.Of(r.Method)),
            Stability = ProblemText.Pair(ValueWords.Of(r.Stability)),
            Source = ProblemText.Pair(r.Basis.Source),
            r.Basis.Synthetic,
        } : null,
        Count = (value as IndicatorValue.Counted)?.Count,
        Withheld = value is IndicatorValue.Withheld w ? ProblemText.Pair(ValueWords.Of(w.Reason)) : null,
        Missing = (value as IndicatorValue.NotAtHand)?.Gaps,
        Targets = IndicatorCatalogue.TargetsOf(law, value.Indicator.Id, value.Place).Select(t => TargetStanding.Of(value, t, law)).Select(s => new
        {
            s.Target.Id,
            Article = s.Target.FullArticle,
            s.Target.Value,
            s.Relation,
            By = s.Target.By?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            State = ProblemText.Pair(ValueWords.Of(s.Verdict)),
            s.Gap,
            Progress = s.Gap is null ? null : Progress(TargetProgress.Of(engine, value, s)),
        }),
    };

    /// <summary>An end that is no number has none in JSON.</summary>
    private static double? Finite(double? end) => end is { } number && double.IsFinite(number) ? number : null;

    private static object Progress(TargetProgress p) => new
    {
        p.Percent,
        LowPercent = Finite(p.LowPercent),
        HighPercent = Finite(p.HighPercent),
        Since = p.StartsAt?.ToString(),
        p.TimePercent,
        Text = ProblemText.Pair(ValueWords.Of(p)),
    };
}
