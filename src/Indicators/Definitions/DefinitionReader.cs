using System.Collections.Immutable;
using System.Globalization;
using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Indicators;

/// <summary>Reads one indicator's file.</summary>
internal sealed class DefinitionReader(
    ImmutableSortedDictionary<string, Breakdown> breakdowns, ImmutableSortedDictionary<string, Series> series, ProblemSink sink)
{
    private static readonly ImmutableSortedDictionary<string, Measure> Measures = Words(
        ("count", Measure.Count), ("events", Measure.Events), ("share", Measure.Share), ("ratio", Measure.Ratio), ("enumeration", Measure.Enumeration), ("sum-of-rates", Measure.SumOfRates));

    private static readonly ImmutableSortedDictionary<string, DenominatorDate> Dates = Words(
        ("same-period", DenominatorDate.SamePeriod), ("end-of-period", DenominatorDate.EndOfPeriod), ("mean-of-period", DenominatorDate.MeanOfPeriod));

    private static readonly ImmutableSortedDictionary<string, Direction> Directions = Words(
        ("none", Direction.None), ("lower", Direction.Lower), ("higher", Direction.Higher));

    private static readonly ImmutableSortedDictionary<string, WarningRuleKind> Rules = Words(
        ("none", WarningRuleKind.None), ("own-history", WarningRuleKind.OwnHistory), ("farrington", WarningRuleKind.Farrington),
        ("cusum", WarningRuleKind.Cusum), ("births-between", WarningRuleKind.BirthsBetween), ("days-between", WarningRuleKind.DaysBetween), ("case-review", WarningRuleKind.CaseReview), ("forecast-band", WarningRuleKind.ForecastBand));

    private static readonly ImmutableSortedDictionary<string, PlaceLevel> Levels = Words(
        [.. Enum.GetValues<PlaceLevel>().Select(l => (l.ToString().ToLowerInvariant(), l))]);

    private static readonly ImmutableSortedDictionary<string, bool> Scorers = Words(("anybody", false), ("another-person", true));

    private static readonly ImmutableSortedDictionary<string, bool> Statuses = Words(("confirmed", true), ("unconfirmed", false));

    public IndicatorDefinition? Read(ContentFile file, MapReader reader)
    {
        var id = reader.NeedId("id");
        var numerator = reader.Map("numerator");
        var measure = reader.Word("measure", Measures, Measure.Count);
        if (numerator is null)
        {
            sink.Add(IndicatorProblems.NoNumerator(reader.At, id));
            return null;
        }

        var top = ReadTerm(numerator);
        var bottom = reader.Map("denominator") is { } below ? ReadTerm(below) : null;
        var definition = top is null ? null : new IndicatorDefinition
        {
            Id = id,
            Title = reader.NeedLabel("title"),
            Meaning = reader.NeedLabel("meaning"),
            Measure = measure,
            Numerator = top,
            Denominator = bottom,
            Per = reader.Number("per") ?? 1,
            Unit = reader.NeedText("unit"),
            Direction = reader.Word("direction", Directions, Direction.None),
            Breakdowns = [.. reader.Texts("breakdowns").Select(b => KnownWord.Of(sink, b, breakdowns.Keys, new("分组", "breakdown"))).OfType<string>()],
            Pooled = [.. reader.Texts("pooled").Select(Years).OfType<int>()],
            Targets = [.. reader.Texts("targets").Select(t => t.Text)],
            Levels = [.. reader.Texts("levels").Select(l => reader.WordOf(l, "levels", Levels, PlaceLevel.County))],
            System = reader.NeedText("system"),
            Source = reader.Label("source"),
            Confirmed = reader.Word("status", Statuses, false),
            Warning = ReadWarning(reader),
            At = reader.At,
        };
        reader.Close();
        return definition is not null && Fits(definition) ? definition : null;
    }

    private static ImmutableSortedDictionary<string, T> Words<T>(params ReadOnlySpan<(string Word, T Meaning)> words)
    {
        var found = ImmutableSortedDictionary.CreateBuilder<string, T>(StringComparer.Ordinal);
        foreach (var (word, meaning) in words)
        {
            found[word] = meaning;
        }

        return found.ToImmutable();
    }

    private Term? ReadTerm(MapReader reader)
    {
        var named = reader.Scalar("series", reader.Need("series"));
        var known = named is null ? null : KnownWord.Of(sink, named, series.Keys, new("数列", "series"));
        var by = reader.Scalar("by") is { } word ? KnownWord.Of(sink, word, known is null ? breakdowns.Keys : series[known].Breakdowns, new("该数列的分组", "breakdown of the series")) : null;
        var cells = reader.Map("cells") is { } picked ? ReadCells(picked, known is null ? [] : series[known].Breakdowns) : Cells.All;
        var date = reader.Word("date", Dates, DenominatorDate.SamePeriod);
        reader.Close();
        return known is null ? null : new Term(series[known], cells, by, date);
    }

    private Cells ReadCells(MapReader reader, ImmutableArray<string> allowed)
    {
        var found = new List<KeyValuePair<string, string>>();
        foreach (var entry in reader.Entries)
        {
            if (KnownWord.Of(sink, new YamlText(entry.Key, Plain: true, entry.KeyAt), allowed, new("该数列的分组", "breakdown of the series")) is { } breakdown
                && reader.Scalar(entry.Key) is { } code
                && KnownWord.Of(sink, code, breakdowns[breakdown].Codes.Select(c => c.Id), new("分组代码", "code of the breakdown")) is { } known)
            {
                found.Add(KeyValuePair.Create(breakdown, known));
            }
        }

        return Cells.Of(found);
    }

    private WarningRule ReadWarning(MapReader reader)
    {
        if (reader.Take("warning") is YamlText word)
        {
            var kind = reader.WordOf(word, "warning", Rules, WarningRuleKind.None);
            if (kind == WarningRuleKind.ForecastBand)
            {
                sink.Add(IndicatorProblems.NeedSettings(word.At));
            }

            return new WarningRule(kind, 0, 0);
        }

        if (reader.Map("warning") is not { } own)
        {
            return WarningRule.None;
        }

        var rule = new WarningRule(
            own.Word("rule", Rules, WarningRuleKind.None), (int)(own.Number("years") ?? 0), own.Number("alpha") ?? 0, own.Number("rise") ?? 2, (int)(own.Number("together") ?? 1), own.Word("scored-by", Scorers, false));
        rule = rule.Kind == WarningRuleKind.ForecastBand ? rule with { Need = ReadNeed(own) } : rule;
        own.Close();
        var isTested = rule.Kind is not (WarningRuleKind.None or WarningRuleKind.CaseReview or WarningRuleKind.ForecastBand);
        if (isTested && (rule.Years < 3 || rule.Alpha is <= 0 or > 0.1m || rule.Ratio <= 1 || rule.Together is < 1 or > 10))
        {
            sink.Add(IndicatorProblems.RuleSettings(own.At));
        }

        return rule;
    }

    /// <summary>A stated share of the group, or that of those who attend today.</summary>
    private NeedRule? ReadNeed(MapReader own)
    {
        string? Of(string key) => own.Scalar(key) is { } named ? KnownWord.Of(sink, named, series.Keys, new("数列", "series")) : null;
        var need = new NeedRule(own.NeedText("group"), own.Number("each") ?? 1, own.Number("share") ?? 1, own.Number("idle") ?? 0, Of("attending"), Of("persons"));
        var fits = need is { Group.Length: > 0, Each: > 0, Share: > 0 and <= 1, Idle: >= 0 and < 1 } && need.Attending is null == need.Persons is null;
        if (!fits)
        {
            sink.Add(IndicatorProblems.NeedSettings(own.At));
        }

        return fits ? need : null;
    }

    private bool Fits(IndicatorDefinition definition)
    {
        var before = sink.Errors;
        if (definition.Measure == Measure.Count != definition.Denominator is null)
        {
            sink.Add(IndicatorProblems.MeasureAndDenominator(definition.At, definition.Id));
        }

        if (definition.Measure == Measure.SumOfRates && (definition.Numerator.By is null || definition.Denominator?.By is null))
        {
            sink.Add(IndicatorProblems.SumNeedsBy(definition.At, definition.Id));
        }

        if (definition.Source is null && definition.Targets.IsEmpty)
        {
            sink.Add(IndicatorProblems.NoSource(definition.At, definition.Id));
        }

        if (definition.Per <= 0)
        {
            sink.Add(IndicatorProblems.BadPer(definition.At, definition.Id));
        }

        return sink.Errors == before;
    }

    private int? Years(YamlText text)
    {
        if (int.TryParse(text.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var years) && years is >= 2 and <= 10)
        {
            return years;
        }

        sink.Add(IndicatorProblems.BadPool(text.At, text.Text));
        return null;
    }
}
