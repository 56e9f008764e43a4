using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Feel;

/// <summary>What a table does when rows fit (DMN 1.5 §8.2.8).</summary>
public enum HitPolicy
{
    /// <summary>At most one row fits.</summary>
    Unique,

    /// <summary>The first row that fits.</summary>
    First,

    /// <summary>Of the rows that fit, the most favourable output: yes before no, the greatest number, the latest date, the text of the earliest row.</summary>
    Priority,

    /// <summary>The sum of the outputs of all rows that fit; 0 when none does.</summary>
    CollectSum,

    /// <summary>The greatest output of all rows that fit.</summary>
    CollectMax,
}

/// <summary>A decision table as written.</summary>
/// <param name="Hit">Its hit policy.</param>
/// <param name="Inputs">The input expressions, one for each column.</param>
/// <param name="Rows">The rows, in order.</param>
public sealed record FeelTableSource(HitPolicy Hit, ImmutableArray<string> Inputs, ImmutableArray<FeelTableRow> Rows);

/// <summary>One row as written: a unary test for each input, and the output expression.</summary>
/// <param name="Cells">The tests; <c>-</c> passes anything. A code or place may stand without quotes.</param>
/// <param name="Output">The output expression.</param>
/// <param name="At">Where the row stands.</param>
public sealed record FeelTableRow(ImmutableArray<string> Cells, string Output, SourceLocation? At);
