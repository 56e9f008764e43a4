using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Register;

/// <summary>A table of persons to be imported.</summary>
/// <param name="Id">The import's id: given again with the same file, an import that was interrupted goes on.</param>
/// <param name="Path">The file, CSV or XLSX.</param>
/// <param name="Sheet">The sheet of a workbook, or null for the first.</param>
/// <param name="Mapping">A table of elements and headings, or null for those of the content.</param>
/// <param name="Source">Where the values come from.</param>
public sealed record ImportOrder(Guid Id, string Path, string? Sheet, string? Mapping, Source Source)
{
    /// <summary>Hears after each part how many rows were read.</summary>
    public IProgress<long>? Reached { get; init; }
}

/// <summary>A row that was not taken.</summary>
/// <param name="Row">Its number in the file.</param>
/// <param name="Problems">Why, each with its column; no cell is repeated that identifies a person.</param>
public sealed record RefusedRow(int Row, ImmutableArray<Problem> Problems);

/// <summary>What an import, or its dry run, gave.</summary>
public sealed record ImportOutcome
{
    /// <summary>The import.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whether nothing was stored.</summary>
    public required bool IsDryRun { get; init; }

    /// <summary>Rows read, without headings and blank rows.</summary>
    public required long Read { get; init; }

    /// <summary>Persons recorded; of a dry run, that would be.</summary>
    public required long Recorded { get; init; }

    /// <summary>Persons whom the register had.</summary>
    public required long Known { get; init; }

    /// <summary>Rows in quarantine.</summary>
    public required long Quarantined { get; init; }

    /// <summary>Parents and spouses found by their numbers and recorded.</summary>
    public long KinRecorded { get; init; }

    /// <summary>Parents and spouses whom neither the file nor the register has.</summary>
    public long KinMissing { get; init; }

    /// <summary>The first rows that were not taken, 1,000 at most.</summary>
    public required ImmutableArray<RefusedRow> Refused { get; init; }

    /// <summary>Seconds spent on each part of the work, for the bench: reading, preparing, comparing, storing.</summary>
    public ImmutableArray<(string Part, double Seconds)> Spent { get; init; } = [];
}
