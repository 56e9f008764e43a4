using Anyu.Indicators;

namespace Anyu.Web.Indicators;

/// <summary>A rate with all that must stand beside it.</summary>
internal sealed record RateDto(
    double Value, long Count, decimal Denominator, Bilingual DenominatorAt, double Low, double? High, Bilingual Interval, Bilingual Stability, Bilingual Source, bool Synthetic);

/// <summary>A value beside a target of the law.</summary>
internal sealed record StandingDto(string Target, string Article, decimal? Aim, string Relation, DateOnly? By, Bilingual State, double? Gap, ProgressDto? Progress);

/// <summary>How much of the way to the target is behind, in percent, with the ends of its 95 percent interval and the share of the time gone; or only why it cannot be stated.</summary>
internal sealed record ProgressDto(double? Percent, double? LowPercent, double? HighPercent, string? Since, double? TimePercent, Bilingual Text)
{
    public static ProgressDto Of(TargetProgress p) => new(p.Percent, Finite(p.LowPercent), Finite(p.HighPercent), p.StartsAt?.ToString(), p.TimePercent, ValueWords.Of(p));

    private static double? Finite(double? end) => end is { } number && double.IsFinite(number) ? number : null;
}

/// <summary>A value: a rate, a count, the reason why it is withheld, or how many counts are missing for it.</summary>
internal sealed record ValueDto(
    string Indicator, string Unit, string Place, string Period, RateDto? Rate, long? Count, Bilingual? Withheld, int? Missing, ImmutableArray<StandingDto> Targets)
{
    public static ValueDto Of(IndicatorValue value, IndicatorEngine engine, Lawbook law) => new(
        value.Indicator.Id,
        value.Indicator.Unit,
        value.Place.ToString(),
        value.Period.ToString(),
        value is IndicatorValue.Rated { Rate: var r }
            ? new(r.Value, r.Basis.Count, r.Basis.Denominator, r.Basis.DenominatorAt, r.Low, double.IsFinite(r.High) ? r.High : null, ValueWords.Of(r.Method), ValueWords.Of(r.Stability), r.Basis.Source, r.Basis.Synthetic)
            : null,
        (value as IndicatorValue.Counted)?.Count,
        value is IndicatorValue.Withheld w ? ValueWords.Of(w.Reason) : null,
        (value as IndicatorValue.NotAtHand)?.Gaps,
        [.. IndicatorCatalogue.TargetsOf(law, value.Indicator.Id, value.Place).Select(t => TargetStanding.Of(value, t, law))
            .Select(s => new StandingDto(s.Target.Id, s.Target.FullArticle, s.Target.Value, s.Relation, s.Target.By, ValueWords.Of(s.Verdict), s.Gap, s.Gap is null ? null : ProgressDto.Of(TargetProgress.Of(engine, value, s))))]);
}
