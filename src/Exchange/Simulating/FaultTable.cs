using System.Collections.Immutable;
using System.Globalization;
using Anyu.Kernel;

namespace Anyu.Exchange;

/// <summary>
/// Reads the rules of a script from a table: fault, system, percent, times, pause in seconds, ground, facts (<c>mother.name=样例女;child.sex=1</c>).
/// Empty cells stand for every system, 100, 1, 60, the first ground, any facts.
/// </summary>
public static class FaultTable
{
    private const int Columns = 7;

    /// <summary>The rules, or why they cannot be read: <c>KRN-002x</c>, <c>EXC-0102</c>, <c>EXC-0105</c>.</summary>
    /// <param name="bytes">The table.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="systems">The systems that may be named.</param>
    /// <param name="script">What the rules are put into.</param>
    public static Result<FaultScript> Read(byte[] bytes, string file, SystemBook systems, FaultScript script)
    {
        var (sink, rules) = (new ProblemSink(), ImmutableArray.CreateBuilder<FaultRule>());
        var table = CsvTable.Read(bytes, file);
        sink.AddRange(table.Problems);
        foreach (var row in (table.Value?.Rows ?? []).Where(row => !row.IsBlank && !row[0].StartsWith('#')))
        {
            var at = new SourceLocation(file, row.Number);
            if (row.Cells.Length > Columns)
            {
                sink.Add(ExchangeProblems.BadRow(at, Columns));
            }
            else if (Rule(row, systems) is { } rule)
            {
                rules.Add(rule);
            }
            else
            {
                sink.Add(ExchangeProblems.BadRule(at, string.Join(',', row.Cells)));
            }
        }

        return sink.Errors > 0 ? Result<FaultScript>.Failure(sink.Problems) : Result<FaultScript>.Success(script with { Rules = rules.ToImmutable() });
    }

    /// <summary>The rules as a table that <see cref="Read"/> reads.</summary>
    /// <param name="script">The script.</param>
    public static string ToText(FaultScript script) => string.Concat(script.Rules.Select(static rule => string.Create(CultureInfo.InvariantCulture,
        $"{rule.Fault.ToString().ToLowerInvariant()},{rule.System},{rule.Percent},{rule.Times},{(long)rule.Pause.TotalSeconds},{Cell(rule.Ground ?? "")},{Cell(string.Join(';', rule.Facts.Select(static fact => $"{fact.Key}={fact.Value}")))}\n")));

    private static string Cell(string text) => text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static FaultRule? Rule(TableRow row, SystemBook systems)
    {
        var facts = row[6].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(fact => fact.Split('=')).ToList();
        return Enum.TryParse<AgencyFault>(row[0], ignoreCase: true, out var fault) && Enum.IsDefined(fault)
            && (row[1].Length == 0 || systems.Find(row[1]) is not null)
            && Number(row[2], 100) is >= 0 and <= 100 and var percent
            && Number(row[3], 1) is >= 0 and var times
            && Number(row[4], 60) is >= 0 and var pause
            && facts.TrueForAll(fact => fact.Length == 2)
            ? new FaultRule(
                fault, row[1].Length == 0 ? null : row[1], facts.ToImmutableSortedDictionary(fact => fact[0], fact => fact[1], StringComparer.Ordinal), percent, times, TimeSpan.FromSeconds(pause), row[5].Length == 0 ? null : row[5])
            : null;
    }

    private static int? Number(string cell, int otherwise) =>
        cell.Length == 0 ? otherwise : int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
