using System.Collections.Immutable;
using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Indicators;

/// <summary>Reads <c>series.yaml</c>.</summary>
internal sealed class SeriesReader(ProblemSink sink)
{
    private static readonly ImmutableSortedDictionary<string, SeriesKind> Kinds =
        ImmutableSortedDictionary<string, SeriesKind>.Empty.WithComparers(StringComparer.Ordinal).Add("flow", SeriesKind.Flow).Add("stock", SeriesKind.Stock);

    private static readonly ImmutableSortedDictionary<string, RecordSource> Sources = ImmutableSortedDictionary<string, RecordSource>.Empty.WithComparers(StringComparer.Ordinal)
        .Add("register.births", RecordSource.Births)
        .Add("register.deaths", RecordSource.Deaths)
        .Add("register.deaths-under-1", RecordSource.DeathsUnder1)
        .Add("register.deaths-under-5", RecordSource.DeathsUnder5)
        .Add("register.pregnancies", RecordSource.Pregnancies)
        .Add("register.persons", RecordSource.Persons)
        .Add("register.persons-under-3", RecordSource.PersonsUnder3)
        .Add("register.childcare-institutions", RecordSource.ChildcareInstitutions)
        .Add("casework.closed", RecordSource.CasesClosed)
        .Add("casework.closed-on-time", RecordSource.CasesClosedOnTime);

    private readonly List<(string Id, YamlText Whole)> wholes = [];

    public (ImmutableSortedDictionary<string, Breakdown> Breakdowns, ImmutableSortedDictionary<string, Series> Series) Read(YamlMap map)
    {
        var reader = new MapReader(map, sink, "series.yaml");
        var breakdowns = Each(reader.Map("breakdowns"), Breakdown).ToImmutableSortedDictionary(b => b.Id, b => b, StringComparer.Ordinal);
        var series = Each(reader.Map("series"), (id, own) => Series(id, own, breakdowns)).ToImmutableSortedDictionary(s => s.Id, s => s, StringComparer.Ordinal);
        reader.Close();
        foreach (var (id, whole) in wholes.Where(w => !series.TryGetValue(w.Whole.Text, out var other) || w.Id == other.Id || other.Kind != series[w.Id].Kind))
        {
            sink.Add(IndicatorProblems.Unknown(whole.At, new("同类数列", "series of the same kind"), whole.Text, Nearest.To(whole.Text, series.Keys.Where(s => s != id))));
        }

        return (breakdowns, series);
    }

    private List<T> Each<T>(MapReader? reader, Func<string, MapReader, T> read)
    {
        var found = new List<T>();
        foreach (var entry in reader?.Entries ?? [])
        {
            if (reader!.Map(entry.Key) is { } own)
            {
                found.Add(read(entry.Key, own));
                own.Close();
            }
        }

        return found;
    }

    private static Breakdown Breakdown(string id, MapReader reader)
    {
        var codes = reader.Map("codes");
        return new(
            id,
            reader.NeedLabel("label"),
            [.. (codes?.Entries ?? []).Select(c => new BreakdownCode(c.Key, codes!.LabelOf(c.Value, c.Key)))],
            reader.Text("standard"));
    }

    private Series Series(string id, MapReader reader, ImmutableSortedDictionary<string, Breakdown> breakdowns)
    {
        var by = reader.Texts("breakdowns");
        foreach (var unknown in by.Where(b => !breakdowns.ContainsKey(b.Text)))
        {
            sink.Add(IndicatorProblems.Unknown(unknown.At, new("分组", "breakdown"), unknown.Text, Nearest.To(unknown.Text, breakdowns.Keys)));
        }

        var (label, kind, persons, sensitive) = (reader.OwnLabel(), reader.Word("kind", Kinds, SeriesKind.Flow), reader.Flag("persons"), reader.Flag("sensitive"));
        var (partOf, from, awaits) = (reader.Scalar("part-of"), reader.Word("from", Sources, RecordSource.None), reader.Label("awaits"));
        if (partOf is not null)
        {
            wholes.Add((id, partOf));
        }

        if (sensitive && !persons)
        {
            sink.Add(IndicatorProblems.SensitiveWithoutPersons(reader.At, id));
        }

        return new(id, label, kind, persons, sensitive, [.. by.Select(b => b.Text).Where(breakdowns.ContainsKey)], partOf?.Text, from, awaits);
    }
}
