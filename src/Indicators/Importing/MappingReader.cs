using System.Collections.Immutable;
using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Indicators;

/// <summary>Reads a mapping of <c>content/indicators/mappings</c>.</summary>
internal sealed class MappingReader(ImmutableSortedDictionary<string, Breakdown> breakdowns, ImmutableSortedDictionary<string, Series> series, ProblemSink sink)
{
    public TableMapping? Read(ContentFile file, MapReader reader)
    {
        var (place, period, value) = (reader.Map("place"), reader.Map("period"), reader.Map("value"));
        var mapping = new TableMapping
        {
            Id = reader.NeedId("id"),
            Title = reader.NeedLabel("title"),
            Sheet = reader.Text("sheet"),
            HeaderRow = (int)(reader.Number("header-row") ?? 1),
            PlaceColumn = place?.Text("column"),
            PlaceNameColumn = place?.Text("name-column"),
            Place = place?.Scalar("value") is { } code ? Place(code) : null,
            PeriodColumn = period?.Text("column"),
            YearColumn = period?.Text("year-column"),
            MonthColumn = period?.Text("month-column"),
            Period = period?.Scalar("value") is { } fixedPeriod ? PeriodOf(fixedPeriod) : null,
            Columns = [.. reader.Items("columns").OfType<YamlMap>().Select(m => Column(new MapReader(m, sink, "columns"))).OfType<ValueColumn>()],
            SeriesColumn = value?.Text("series-column"),
            ValueColumn = value?.Text("column"),
            CellColumns = CellColumns(value?.Map("cells")),
            Scale = reader.Number("scale") ?? 1,
            Empty = [.. reader.Texts("empty").Select(t => t.Text).Append("").Distinct(StringComparer.Ordinal)],
            SumRows = [.. reader.Texts("sum-rows").Select(t => t.Text)],
            Synthetic = reader.Flag("synthetic"),
        };
        place?.Close();
        period?.Close();
        value?.Close();
        reader.Close();
        return Complete(mapping, reader.At) ? mapping : null;
    }

    private bool Complete(TableMapping mapping, SourceLocation at)
    {
        var hasPlace = mapping.PlaceColumn is not null || mapping.PlaceNameColumn is not null || mapping.Place is not null;
        var hasPeriod = mapping.PeriodColumn is not null || mapping.YearColumn is not null || mapping.Period is not null;
        var hasValue = !mapping.Columns.IsEmpty || (mapping.SeriesColumn is not null && mapping.ValueColumn is not null);
        if (!(hasPlace && hasPeriod && hasValue) || mapping.HeaderRow < 1 || mapping.Scale <= 0)
        {
            sink.Add(IndicatorProblems.MappingIncomplete(at, mapping.Id));
            return false;
        }

        return true;
    }

    private PlaceCode? Place(YamlText text)
    {
        if (PlaceCode.TryParse(text.Text, out var code, out var problem))
        {
            return code;
        }

        sink.Add(problem with { At = text.At });
        return null;
    }

    private Period? PeriodOf(YamlText text)
    {
        if (Period.Read(text.Text) is { } period)
        {
            return period;
        }

        sink.Add(IndicatorProblems.NotAPeriod(text.At, text.Text));
        return null;
    }

    private ValueColumn? Column(MapReader reader)
    {
        var heading = reader.NeedText("column");
        var named = reader.Scalar("series", reader.Need("series"));
        var cells = reader.Map("cells")?.Entries.Select(e => KeyValuePair.Create(e.Key, (e.Value as YamlText)?.Text ?? "")).ToList() ?? [];
        reader.Close();
        if (named is null)
        {
            return null;
        }

        if (!series.TryGetValue(named.Text, out var known))
        {
            sink.Add(IndicatorProblems.Unknown(named.At, new("数列", "series"), named.Text, Nearest.To(named.Text, series.Keys)));
            return null;
        }

        foreach (var (breakdown, code) in cells.Where(c => !known.Breakdowns.Contains(c.Key, StringComparer.Ordinal) || !breakdowns[c.Key].Codes.Any(x => x.Id == c.Value)))
        {
            sink.Add(IndicatorProblems.Unknown(reader.At, new("该数列的分组代码", "code of a breakdown of the series"), $"{breakdown}: {code}", null));
        }

        return new ValueColumn(heading, known.Id, Cells.Of(cells));
    }

    private ImmutableSortedDictionary<string, string> CellColumns(MapReader? reader)
    {
        var found = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var entry in reader?.Entries ?? [])
        {
            if (!breakdowns.ContainsKey(entry.Key))
            {
                sink.Add(IndicatorProblems.Unknown(entry.KeyAt, new("分组", "breakdown"), entry.Key, Nearest.To(entry.Key, breakdowns.Keys)));
            }

            found[entry.Key] = reader!.NeedText(entry.Key);
        }

        return found.ToImmutable();
    }
}
