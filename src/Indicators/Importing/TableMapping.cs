using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Indicators;

/// <summary>A column with counts, in a table that has one column for each.</summary>
/// <param name="Column">Its heading.</param>
/// <param name="Series">The series.</param>
/// <param name="Cells">The part of the series.</param>
public sealed record ValueColumn(string Column, string Series, Cells Cells);

/// <summary>How a bureau's table is read, written once and kept: which column says the place, the period, and what is counted.</summary>
public sealed record TableMapping
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>What the table is and who sends it.</summary>
    public required Bilingual Title { get; init; }

    /// <summary>The sheet of a workbook; null for the first.</summary>
    public string? Sheet { get; init; }

    /// <summary>The row of the headings, from 1.</summary>
    public int HeaderRow { get; init; } = 1;

    /// <summary>The column of place codes, or null.</summary>
    public string? PlaceColumn { get; init; }

    /// <summary>The column of place names, or null; names are looked up inside what the import covers.</summary>
    public string? PlaceNameColumn { get; init; }

    /// <summary>The one place of the whole table, or null.</summary>
    public PlaceCode? Place { get; init; }

    /// <summary>The column of periods (<c>2023</c> or <c>2023-04</c>), or null.</summary>
    public string? PeriodColumn { get; init; }

    /// <summary>The column of years, with <see cref="MonthColumn"/>, or null.</summary>
    public string? YearColumn { get; init; }

    /// <summary>The column of months, 1 to 12, or null.</summary>
    public string? MonthColumn { get; init; }

    /// <summary>The one period of the whole table, or null.</summary>
    public Period? Period { get; init; }

    /// <summary>The columns of counts, for a wide table.</summary>
    public ImmutableArray<ValueColumn> Columns { get; init; } = [];

    /// <summary>The column that names the series, for a long table.</summary>
    public string? SeriesColumn { get; init; }

    /// <summary>The column of the count, for a long table.</summary>
    public string? ValueColumn { get; init; }

    /// <summary>Breakdown → column of its code, for a long table.</summary>
    public ImmutableSortedDictionary<string, string> CellColumns { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>What a count in the table is multiplied by: 10,000 for 万人.</summary>
    public decimal Scale { get; init; } = 1;

    /// <summary>Texts of a cell that say nothing was counted; such cells are left out, never read as zero.</summary>
    public ImmutableArray<string> Empty { get; init; } = [""];

    /// <summary>Texts in the first column that mark a row of sums to be left out.</summary>
    public ImmutableArray<string> SumRows { get; init; } = [];

    /// <summary>Whether the numbers are made up for demonstration.</summary>
    public bool Synthetic { get; init; }

    /// <summary>The headings that must stand in the table.</summary>
    public IEnumerable<string> Headings => new[] { PlaceColumn, PlaceNameColumn, PeriodColumn, YearColumn, MonthColumn, SeriesColumn, ValueColumn }
        .OfType<string>().Concat(Columns.Select(c => c.Column)).Concat(CellColumns.Values);
}
