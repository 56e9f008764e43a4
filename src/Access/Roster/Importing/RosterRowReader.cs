using System.Globalization;
using Anyu.Kernel;

namespace Anyu.Access;

/// <summary>What a row says. An empty cell says nothing, and leaves what is on record as it is.</summary>
/// <param name="Row">Its number in the file.</param>
/// <param name="Place">The township or village.</param>
/// <param name="Name">The name.</param>
/// <param name="Duties">The duties, or null.</param>
/// <param name="Pay">The pay, or null.</param>
/// <param name="Pension">The code of the pension arrangement, or null.</param>
/// <param name="Since">The first day of service, or null.</param>
/// <param name="Until">The first day without it, or null.</param>
/// <param name="Training">A training attended, or null.</param>
internal sealed record RosterLine(int Row, PlaceCode Place, string Name, string? Duties, RosterPay? Pay, string? Pension, DateOnly? Since, DateOnly? Until, TrainingFacts? Training)
{
    /// <summary>The facts of somebody new; null without a day of beginning.</summary>
    public RosterFacts? Facts => Since is { } since ? new(Name, null, Duties ?? "", Pay ?? RosterPay.Unknown, Pension ?? "", since, Until) : null;

    /// <summary>The facts of somebody who is on record.</summary>
    public RosterFacts Onto(RosterFacts facts) => facts with
    {
        Duties = Duties ?? facts.Duties, Pay = Pay ?? facts.Pay, Pension = Pension ?? facts.Pension, Since = Since ?? facts.Since, Until = Until ?? facts.Until,
    };
}

/// <summary>Reads the rows of a roster one by one.</summary>
internal sealed class RosterRowReader(RosterColumns columns, RosterRules rules, PlaceTree places, PlaceRange scope)
{
    private static readonly Bilingual DayMend = new("写成 2025-03-01 这样的年月日。", "Write it as 2025-03-01.");

    /// <summary>What the row says, or what is wrong with it, with row and column.</summary>
    public (RosterLine? Line, IReadOnlyList<Problem> Problems) Read(TableRow row)
    {
        var sink = new ProblemSink();
        var place = Place(row, sink);
        var name = columns.Text(row, RosterColumn.Name);
        var pay = Cell(row, RosterColumn.Pay, sink, static text => RosterPay.Read(text), new("填每月多少元，不发的填“不发”，不清楚的留空。", "Give yuan a month, 不发 where nothing is paid, nothing where nobody knows."));
        var pension = Cell(row, RosterColumn.Pension, sink, text => Pension(text), null);
        var (since, until) = (Day(row, RosterColumn.Since, sink), Day(row, RosterColumn.Until, sink));
        var training = Training(row, sink);
        return sink.Errors > 0 ? (null, sink.Problems) : (new RosterLine(row.Number, place, name, Filled(columns.Text(row, RosterColumn.Duties)), pay, pension?.Code, since, until, training), []);
    }

    /// <summary>Whether a row only keeps the place of somebody still to be named, as an export writes it.</summary>
    public bool NamesNobody(TableRow row) =>
        columns.Text(row, RosterColumn.Name).Length == 0 && Enum.GetValues<RosterColumn>().Where(column => column > RosterColumn.Name).All(column => columns.Text(row, column).Length == 0);

    /// <summary>Where the name stands, for what is wrong with a row as a whole.</summary>
    public SourceLocation WhereName(TableRow row) => columns.Where(row, RosterColumn.Name);

    private static string? Filled(string text) => text.Length > 0 ? text : null;

    /// <summary>A place of the reader's scope; elsewhere and unknown are one answer.</summary>
    private PlaceCode Place(TableRow row, ProblemSink sink)
    {
        var at = columns.Where(row, RosterColumn.Place);
        if (!PlaceCode.TryParse(columns.Text(row, RosterColumn.Place), out var place, out var unreadable))
        {
            sink.Add(unreadable with { At = at });
        }
        else if (!scope.Contains(place))
        {
            sink.Add(AccessProblems.NotHere() with { At = at });
        }
        else if (!RosterPlaces.Has(places, place))
        {
            sink.Add(AccessProblems.NotARosterPlace(place) with { At = at });
        }

        return place;
    }

    private (string Code, Bilingual Label)? Pension(string text) =>
        rules.Pensions.Where(pension => pension.Code == text || pension.Label.Zh == text || string.Equals(pension.Label.En, text, StringComparison.OrdinalIgnoreCase)).Select(pension => ((string, Bilingual)?)pension).FirstOrDefault();

    private T? Cell<T>(TableRow row, RosterColumn column, ProblemSink sink, Func<string, T?> read, Bilingual? mend)
        where T : struct
    {
        if (Filled(columns.Text(row, column)) is not { } text)
        {
            return null;
        }

        var value = read(text);
        if (value is null)
        {
            var at = columns.Where(row, column);
            sink.Add(mend is { } words ? AccessProblems.RosterCell(at, RosterColumns.Headings[(int)column].Zh, text, words) : AccessProblems.UnknownPension(text, rules.Pensions) with { At = at });
        }

        return value;
    }

    private DateOnly? Day(TableRow row, RosterColumn column, ProblemSink sink) => Cell<DateOnly>(row, column, sink, WrittenDay.OfCell, DayMend);

    private TrainingFacts? Training(TableRow row, ProblemSink sink)
    {
        var held = Day(row, RosterColumn.TrainedOn, sink);
        var hours = Cell<long>(row, RosterColumn.Hours, sink, static text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null, new("填 1 到 999 的整数。", "Give a whole number, 1 to 999."));
        var subject = columns.Text(row, RosterColumn.TrainedIn);
        if (held is null)
        {
            if (subject.Length > 0 && columns.Text(row, RosterColumn.TrainedOn).Length == 0)
            {
                sink.Add(AccessProblems.RosterCell(columns.Where(row, RosterColumn.TrainedIn), RosterColumns.Headings[(int)RosterColumn.TrainedIn].Zh, subject, new("写明培训日期。", "Say on which day the training was.")));
            }

            return null;
        }

        return new TrainingFacts(held.Value, subject, hours ?? 0, columns.Text(row, RosterColumn.Certificate));
    }
}
