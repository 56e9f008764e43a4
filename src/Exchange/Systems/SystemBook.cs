using System.Collections.Immutable;
using System.Globalization;
using Anyu.Access;
using Anyu.Kernel;

namespace Anyu.Exchange;

/// <summary>The systems of <c>content/exchange/systems.csv</c>. A value: loaded once and shared.</summary>
public sealed class SystemBook
{
    private const string File = "exchange/systems.csv";
    private const int Columns = 6;
    private const int SecondsAtMost = 60;

    internal SystemBook(ImmutableArray<AgencySystem> systems) => Systems = systems;

    /// <summary>All of them, in the order of the file.</summary>
    public ImmutableArray<AgencySystem> Systems { get; }

    /// <summary>Reads the table of a content folder, or says what is wrong with it: <c>EXC-0101</c> to <c>EXC-0104</c>.</summary>
    /// <param name="content">The path of <c>content/</c>.</param>
    public static Result<SystemBook> Load(string content)
    {
        var sink = new ProblemSink();
        var systems = ExchangeTable.Rows(content, File, Columns, sink).Select(row => Read(row, sink)).OfType<AgencySystem>().ToImmutableArray();
        sink.AddRange(systems.GroupBy(system => system.Id, StringComparer.Ordinal).Concat(systems.GroupBy(system => $"{system.Kind} {system.Place}", StringComparer.Ordinal))
            .Where(group => group.Skip(1).Any()).Select(group => ExchangeProblems.Twice(new SourceLocation(File), group.Key)));
        return sink.Errors > 0 ? Result<SystemBook>.Failure(sink.Problems) : Result<SystemBook>.Success(new SystemBook(systems));
    }

    /// <summary>The system of an id; null when there is none.</summary>
    public AgencySystem? Find(string id) => Systems.FirstOrDefault(system => system.Id == id);

    /// <summary>The system that serves a kind of agency at a place, the one of the narrowest place; null when there is none.</summary>
    /// <param name="kind">The kind of agency.</param>
    /// <param name="placeCode">The place, twelve digits.</param>
    public AgencySystem? For(string kind, string placeCode) => Systems
        .Where(system => system.Kind == kind && PlaceRange.Of(system.Place).Contains(placeCode))
        .MaxBy(system => system.Place.Level);

    private static AgencySystem? Read(TableRow row, ProblemSink sink)
    {
        var at = new SourceLocation(File, row.Number);
        var problems = sink.Count;
        if (!row[0].All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-'))
        {
            sink.Add(ExchangeProblems.BadCell(at, row[0]));
        }

        if (!PlaceCode.TryParse(row[2], out var place, out var unread))
        {
            sink.Add(unread with { At = at });
        }

        if (!int.TryParse(row[3], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds is < 1 or > SecondsAtMost)
        {
            sink.Add(ExchangeProblems.BadCell(at, row[3]));
        }

        return sink.Count > problems ? null : new AgencySystem(row[0], row[1], place, new(row[4], row[5]), TimeSpan.FromSeconds(seconds));
    }
}
