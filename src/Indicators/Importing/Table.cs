using System.Collections.Immutable;

namespace Anyu.Indicators;

/// <summary>One row of a table as it was sent.</summary>
/// <param name="Number">Its number in the file, from 1.</param>
/// <param name="Cells">The texts of its cells; a number in a workbook is written invariantly.</param>
public sealed record TableRow(int Number, ImmutableArray<string> Cells)
{
    /// <summary>The text of a cell, without blanks around it; empty beyond the end.</summary>
    public string this[int column] => column < Cells.Length ? Cells[column].Trim() : "";

    /// <summary>Whether nothing stands in it.</summary>
    public bool IsBlank => Cells.All(string.IsNullOrWhiteSpace);
}

/// <summary>A table as it was sent.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Rows">Its rows.</param>
public sealed record Table(string File, ImmutableArray<TableRow> Rows);
