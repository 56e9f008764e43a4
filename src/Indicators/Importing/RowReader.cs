using System.Collections.Immutable;
using System.Globalization;
using Anyu.Kernel;

namespace Anyu.Indicators;

/// <summary>What is read and for which data set.</summary>
/// <param name="File">The file's name, for messages.</param>
/// <param name="DataSet">The data set.</param>
/// <param name="Covers">The place whose parts the rows are.</param>
internal sealed record ImportSource(string File, string DataSet, PlaceCode Covers);

/// <summary>Reads the rows of one table.</summary>
internal sealed class RowReader(
    IndicatorCatalogue catalogue, PlaceTree places, PlaceHistory history, TableMapping mapping, ImmutableArray<string> headings, ImportSource source)
{
    /// <summary>A cell's place in the file.</summary>
    public SourceLocation At(TableRow row, int column) => new(source.File, row.Number, column + 1);

    /// <summary>The counts of a row, and what is wrong with it.</summary>
    public (ImmutableArray<Observation> Counts, ImmutableArray<Problem> Problems) Read(TableRow row)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        var period = PeriodOf(row, problems);
        var place = PlaceOf(row, period, problems);
        var counts = mapping.Columns.IsEmpty ? Long(row, problems) : Wide(row, problems);
        if (place is not { } where || period is not { } when)
        {
            return ([], problems.ToImmutable());
        }

        ImmutableArray<Observation> read =
            [.. counts.Select(c => new Observation(new CountKey(c.Series, where, when, c.Cells), c.Value, new Lineage(source.DataSet, row.Number, c.Column + 1)))];
        return (read, problems.ToImmutable());
    }

    private int Column(string? heading) => heading is null ? -1 : headings.IndexOf(heading);

    private List<(string Series, Cells Cells, long Value, int Column)> Wide(TableRow row, ImmutableArray<Problem>.Builder problems)
    {
        var counts = new List<(string, Cells, long, int)>();
        foreach (var column in mapping.Columns)
        {
            var at = Column(column.Column);
            if (!mapping.Empty.Contains(row[at], StringComparer.Ordinal) && Value(row, at, problems) is { } value)
            {
                counts.Add((column.Series, column.Cells, value, at));
            }
        }

        CheckParts(row, counts, problems);
        return counts;
    }

    private List<(string Series, Cells Cells, long Value, int Column)> Long(TableRow row, ImmutableArray<Problem>.Builder problems)
    {
        var (name, at) = (row[Column(mapping.SeriesColumn)], Column(mapping.ValueColumn));
        var series = catalogue.Series.Values.FirstOrDefault(s => s.Id == name || s.Label.Zh == name);
        if (series is null)
        {
            problems.Add(IndicatorProblems.Unknown(At(row, Column(mapping.SeriesColumn)), new("数列", "series"), name, null));
            return [];
        }

        var cells = Cells.All;
        foreach (var (breakdown, heading) in mapping.CellColumns)
        {
            var written = row[Column(heading)];
            if (written.Length == 0)
            {
                continue;
            }

            var code = catalogue.Breakdowns[breakdown].Codes.FirstOrDefault(c => c.Id == written || c.Label.Zh == written || c.Label.En == written);
            if (code is null || !series.Breakdowns.Contains(breakdown, StringComparer.Ordinal))
            {
                problems.Add(IndicatorProblems.Unknown(At(row, Column(heading)), new("分组代码", "code of the breakdown"), written, null));
                return [];
            }

            cells = cells.With(breakdown, code.Id);
        }

        return mapping.Empty.Contains(row[at], StringComparer.Ordinal) || Value(row, at, problems) is not { } value ? [] : [(series.Id, cells, value, at)];
    }

    private long? Value(TableRow row, int column, ImmutableArray<Problem>.Builder problems)
    {
        var value = TableImport.Whole(row[column], mapping.Scale);
        if (value is null)
        {
            problems.Add(IndicatorProblems.NotACount(At(row, column), headings[column], row[column]));
        }
        else if (value < 0)
        {
            problems.Add(IndicatorProblems.Negative(At(row, column), headings[column], row[column]));
            return null;
        }

        return value;
    }

    /// <summary>Where a row has a whole and all parts of one breakdown, they must add up.</summary>
    private void CheckParts(TableRow row, List<(string Series, Cells Cells, long Value, int Column)> counts, ImmutableArray<Problem>.Builder problems)
    {
        foreach (var part in counts.Where(c => c.Cells.IsAll && catalogue.Series[c.Series].PartOf is not null))
        {
            var whole = counts.Find(c => c.Cells.IsAll && c.Series == catalogue.Series[part.Series].PartOf);
            if (whole.Series is not null && part.Value > whole.Value)
            {
                problems.Add(IndicatorProblems.PartAboveWhole(At(row, part.Column), headings[part.Column], part.Value, headings[whole.Column], whole.Value));
            }
        }

        foreach (var whole in counts.Where(c => c.Cells.IsAll))
        {
            foreach (var breakdown in catalogue.Series[whole.Series].Breakdowns)
            {
                var codes = catalogue.Breakdowns[breakdown].Codes;
                var parts = counts.Where(c => c.Series == whole.Series && c.Cells.Conditions is [var only] && only.Breakdown == breakdown).ToList();
                if (parts.Count == codes.Length && parts.Sum(p => p.Value) != whole.Value)
                {
                    problems.Add(IndicatorProblems.PartsDiffer(At(row, whole.Column), headings[whole.Column], whole.Value, catalogue.Breakdowns[breakdown].Label, parts.Sum(p => p.Value)));
                }
            }
        }
    }

    private Period? PeriodOf(TableRow row, ImmutableArray<Problem>.Builder problems)
    {
        if (mapping.Period is { } whole)
        {
            return whole;
        }

        var at = Column(mapping.PeriodColumn ?? mapping.YearColumn);
        var text = row[at];
        if (mapping.MonthColumn is not null)
        {
            var month = row[Column(mapping.MonthColumn)].TrimEnd('月');
            text = int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? string.Create(CultureInfo.InvariantCulture, $"{text.TrimEnd('年')}-{number:D2}")
                : $"{text}-{month}";
        }

        var period = Period.Read(text.TrimEnd('年'));
        if (period is null)
        {
            problems.Add(IndicatorProblems.NotAPeriod(At(row, at), text));
        }

        return period;
    }

    private PlaceCode? PlaceOf(TableRow row, Period? period, ImmutableArray<Problem>.Builder problems)
    {
        if (mapping.Place is { } whole)
        {
            return whole;
        }

        return mapping.PlaceColumn is null ? Named(row, problems) : Coded(row, period, problems);
    }

    private PlaceCode? Coded(TableRow row, Period? period, ImmutableArray<Problem>.Builder problems)
    {
        var at = Column(mapping.PlaceColumn);
        if (places.TryResolve(row[at], out var place, out var problem))
        {
            if (place.Code.IsWithin(source.Covers))
            {
                return place.Code;
            }

            problems.Add(IndicatorProblems.OutsideCovered(At(row, at), row[at], source.Covers));
            return null;
        }

        var recorded = period?.Last.LastDay ?? DateOnly.MinValue;
        var successors = PlaceCode.TryParse(row[at], out var code, out _) ? history.SuccessorsOf(code, recorded).Where(s => s != code && places.Contains(s)).ToList() : [];
        problems.Add(successors.Count > 0 ? IndicatorProblems.Changed(At(row, at), row[at], successors) : problem with { At = At(row, at) });
        return null;
    }

    private PlaceCode? Named(TableRow row, ImmutableArray<Problem>.Builder problems)
    {
        var at = Column(mapping.PlaceNameColumn);
        var hits = places.Search(row[at], 20, source.Covers).Where(p => p.Name.Zh == row[at]).ToList();
        if (hits is [var only])
        {
            return only.Code;
        }

        problems.Add(IndicatorProblems.PlaceName(At(row, at), row[at], hits.Count));
        return null;
    }
}
