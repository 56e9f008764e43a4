using System.Runtime.InteropServices;
using Anyu.Kernel;

namespace Anyu.Indicators;

/// <summary>Where a count stands: series, place, period, part.</summary>
/// <param name="Series">Id of the series.</param>
/// <param name="Place">The place.</param>
/// <param name="Period">The period; a stock is dated at its end.</param>
/// <param name="Cells">The part of the series.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CountKey(string Series, PlaceCode Place, Period Period, Cells Cells);

/// <summary>The row of an imported table that a count came from.</summary>
/// <param name="DataSet">The data set.</param>
/// <param name="Row">Row of the table, from 1.</param>
/// <param name="Column">Column of the table, from 1.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Lineage(string DataSet, int Row, int Column);

/// <summary>One count as it was reported.</summary>
/// <param name="Key">Where it stands.</param>
/// <param name="Value">The count, not negative.</param>
/// <param name="From">Where it came from.</param>
public sealed record Observation(CountKey Key, long Value, Lineage From);

/// <summary>One imported table.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">What it is and who sent it.</param>
/// <param name="File">The file's name.</param>
/// <param name="Hash">SHA-256 of the file, lower-case hexadecimal.</param>
/// <param name="Mapping">Id of the mapping it was read with.</param>
/// <param name="Imported">When it was imported.</param>
/// <param name="Synthetic">Whether its numbers are made up for demonstration: every screen says so.</param>
/// <param name="Covers">
/// The place of which its rows are all the parts, so that parts may be added up to it; null when the table does not claim that.
/// </param>
public sealed record DataSet(string Id, Bilingual Title, string File, string Hash, string Mapping, DateOnly Imported, bool Synthetic, PlaceCode? Covers)
{
    /// <summary>In place of a mapping: counted from the register.</summary>
    public const string Register = "register";

    /// <summary>In place of a mapping: counted from casework.</summary>
    public const string Casework = "casework";

    /// <summary>In place of a mapping: sent by a monitoring point.</summary>
    public const string Report = "report";

    /// <summary>Whether it was counted from records here: it goes before imported tables, whenever those came.</summary>
    public bool IsCounted => Mapping is Register or Casework;
}
