using System.Collections.Immutable;
using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Indicators;

/// <summary>Reads <c>content/monitoring/network.yaml</c>.</summary>
internal sealed class MonitoringReader(Lawbook book, ImmutableSortedDictionary<string, Breakdown> breakdowns, ImmutableSortedDictionary<string, Series> series, ProblemSink sink)
{
    private const string By = " by ";
    private const int MostDueDays = 366;

    private static readonly ImmutableSortedDictionary<string, ReportFrequency> Frequencies = Enum.GetValues<ReportFrequency>().ToImmutableSortedDictionary(f => f.ToString().ToLowerInvariant(), f => f, StringComparer.Ordinal);

    private static readonly ImmutableSortedDictionary<string, PlaceLevel> Levels =
        new[] { PlaceLevel.County, PlaceLevel.Township, PlaceLevel.Village }.ToImmutableSortedDictionary(l => l.ToString().ToLowerInvariant(), l => l, StringComparer.Ordinal);

    /// <summary>Whether somebody with authority has confirmed what a file says.</summary>
    public static ImmutableSortedDictionary<string, bool> Statuses { get; } = ImmutableSortedDictionary<string, bool>.Empty.WithComparers(StringComparer.Ordinal).Add("confirmed", true).Add("unconfirmed", false);

    public MonitoringPlan Read(YamlMap map)
    {
        var reader = new MapReader(map, sink, "network.yaml");
        var confirmed = reader.Word("status", Statuses, false);
        var groups = Each(reader.Map("groups"), Group);
        var forms = Each(reader.Map("forms"), (id, own) => Form(id, own, groups));
        reader.Close();
        return new MonitoringPlan(groups, forms, confirmed);
    }

    private static ImmutableArray<T> Each<T>(MapReader? reader, Func<string, MapReader, T?> read)
        where T : class
    {
        var found = ImmutableArray.CreateBuilder<T>();
        foreach (var entry in reader?.Entries ?? [])
        {
            if (reader!.Map(entry.Key) is { } own)
            {
                if (read(entry.Key, own) is { } one)
                {
                    found.Add(one);
                }

                own.Close();
            }
        }

        return found.ToImmutable();
    }

    private PopulationGroup Group(string id, MapReader reader)
    {
        var label = reader.NeedLabel("label");
        if (reader.Map("rests-on") is not { } ground)
        {
            return new(id, label, null, reader.NeedLabel("own"));
        }

        var (article, quote) = (ground.NeedText("article"), ground.NeedText("quote"));
        ground.Close();
        if (!Says(book, article, quote))
        {
            sink.Add(IndicatorProblems.QuoteNotThere(ground.At, article, quote));
        }

        return new(id, label, article, new(quote, quote));
    }

    /// <summary>Whether an article says a sentence, word for word.</summary>
    internal static bool Says(Lawbook book, string article, string quote) =>
        book.Documents.Values.SelectMany(d => d.Articles).Any(a => a.FullAddress == article && a.Paragraphs.Any(p => p.Contains(quote, StringComparison.Ordinal)));

    private MonitoringForm? Form(string id, MapReader reader, ImmutableArray<PopulationGroup> groups)
    {
        var (label, frequency) = (reader.NeedLabel("label"), reader.Word("frequency", Frequencies, ReportFrequency.Monthly));
        var (days, working) = Due(reader);
        var levels = reader.Texts("levels").Select(l => reader.WordOf(l, "levels", Levels, PlaceLevel.County)).ToImmutableArray();
        var fields = reader.Texts("series").SelectMany(Fields).ToImmutableArray();
        var carried = reader.Texts("groups").Select(g => KnownWord.Of(sink, g, groups.Select(k => k.Id), new("人群", "group"))).OfType<string>().ToImmutableArray();
        if (days is < 1 or > MostDueDays || levels.IsEmpty || fields.IsEmpty || (frequency == ReportFrequency.Quarterly && fields.Any(f => f.Series.Kind == SeriesKind.Flow)))
        {
            sink.Add(IndicatorProblems.FormIncomplete(reader.At, id));
            return null;
        }

        return new(id, label, frequency, days, working, levels, fields, carried);
    }

    private (int Days, bool Working) Due(MapReader reader)
    {
        if (reader.Map("due") is not { } due)
        {
            return (0, false);
        }

        var (working, days) = (due.Number("working-days"), due.Number("days"));
        due.Close();
        return working is { } w && days is null ? ((int)w, true) : days is { } d && working is null ? ((int)d, false) : (0, false);
    }

    private IEnumerable<FormField> Fields(YamlText text)
    {
        var at = text.Text.IndexOf(By, StringComparison.Ordinal);
        var name = at < 0 ? text : text with { Text = text.Text[..at] };
        if (KnownWord.Of(sink, name, series.Keys, new("数列", "series")) is not { } known)
        {
            return [];
        }

        var own = series[known];
        if (at < 0)
        {
            return [new FormField(own, Cells.All, own.Label)];
        }

        return KnownWord.Of(sink, text with { Text = text.Text[(at + By.Length)..] }, own.Breakdowns, new("该数列的分组", "breakdown of the series")) is { } by
            ? breakdowns[by].Codes.Select(c => new FormField(own, Cells.Of(by, c.Id), new($"{own.Label.Zh}：{c.Label.Zh}", $"{own.Label.En}: {c.Label.En}")))
            : [];
    }
}
