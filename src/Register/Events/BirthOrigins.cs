using System.Collections.Immutable;
using Anyu.Access;
using Anyu.Store;

namespace Anyu.Register;

/// <summary>That a source told the register something.</summary>
/// <param name="Agency">The agency's kind, or the program's name.</param>
/// <param name="Document">The kind and mark of its document, such as <c>case:…</c>.</param>
/// <param name="At">When it was recorded.</param>
public sealed record Told(string Agency, string Document, DateTimeOffset At);

/// <summary>Where what the register holds of a birth comes from.</summary>
/// <param name="Birth">The birth.</param>
/// <param name="Child">The child's record.</param>
/// <param name="BornOn">The day.</param>
/// <param name="PlaceCode">Where, twelve digits.</param>
/// <param name="Reports">Each report of the birth, the earliest first.</param>
/// <param name="Pregnancy">The pregnancy that ended with it, as it was registered before; null when none was.</param>
/// <param name="ExpectedOn">The day that was expected then.</param>
/// <param name="HasCertificate">Whether the number of the birth certificate is known.</param>
/// <param name="Mother">The mother's record; null when none is known.</param>
public sealed record BirthOrigin(Guid Birth, Guid Child, DateOnly BornOn, string PlaceCode, ImmutableArray<Told> Reports, Guid? Pregnancy, DateOnly? ExpectedOn, bool HasCertificate, Guid? Mother);

/// <summary>
/// Reads where births come from: of one child whose record the caller has opened, or of all births of a span within the actor's places, for counts. Sealed
/// births are in neither.
/// </summary>
public static class BirthOrigins
{
    /// <summary>A registered pregnancy belongs to a birth this close to the day that was expected.</summary>
    private const int DaysAround = 120;

    private const int BirthsAtOnce = 500;

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(BirthOrigins));

    /// <summary>The birth of a child whose record the actor has opened in this unit; null when none is on record.</summary>
    public static async Task<BirthOrigin?> OfChild(UnitOfWork unit, OpenedRecord opened)
    {
        var rows = await unit.Query<BirthRow>(Sql["of-child"], new { Children = unit.ListOf([opened.Record.Id, .. opened.Record.Linked]) });
        return await Read(unit, rows) is [var birth, ..] ? birth : null;
    }

    /// <summary>The births of children who live in the actor's places. No person is shown; that they were counted is recorded.</summary>
    public static async Task<IReadOnlyList<BirthOrigin>> OfSpan(UnitOfWork unit, Actor actor, DateOnly from, DateOnly to)
    {
        unit.Record(actor.Entry(actor.ScopeFrom, "register.births.counted", $"{from.Written()}..{to.Written()}"));
        return await Read(unit, await unit.Query<BirthRow>(Sql["of-span"], new { From = from, To = to, actor.ScopeFrom, actor.ScopeTo }));
    }

    /// <summary>The number of the birth certificate with its middle covered; null when none is known.</summary>
    public static async Task<string?> Certificate(RegisterDesk desk, UnitOfWork unit, OpenedRecord opened)
    {
        var rows = await unit.Query<BirthRow>(Sql["of-child"], new { Children = unit.ListOf([opened.Record.Id, .. opened.Record.Linked]) });
        return rows.FirstOrDefault(row => row.Certificate is not null) is { Certificate: { } number } row
            && desk.Secrets.Open(Secrets.Certificate, row.Id, number) is { Length: > 4 } text ? $"{text[..2]}{new string('*', text.Length - 4)}{text[^2..]}" : null;
    }

    /// <summary>Who gave the number of the certificate, and when.</summary>
    public static async Task<Told?> OfCertificate(UnitOfWork unit, Guid birth) =>
        (await Journal.Open(unit, birth)).LastOrDefault(entry => entry.Values.GetValueOrDefault(Elements.Certificate) is { Length: > 0 }) is { } entry
            ? new Told(entry.Source.Agency, entry.Source.Document, entry.RecordedAt)
            : null;

    /// <summary>Who registered a pregnancy, and when.</summary>
    public static async Task<Told?> OfPregnancy(UnitOfWork unit, Guid pregnancy) =>
        (await Journal.Open(unit, pregnancy)) is [var first, ..] ? new Told(first.Source.Agency, first.Source.Document, first.RecordedAt) : null;

    private static async Task<IReadOnlyList<BirthOrigin>> Read(UnitOfWork unit, IReadOnlyList<BirthRow> rows)
    {
        var found = new List<BirthOrigin>(rows.Count);
        foreach (var part in rows.Chunk(BirthsAtOnce))
        {
            var births = unit.ListOf(part.Select(row => row.Id));
            var reports = (await unit.Query<ReportRow>(Sql["reports"], new { Births = births })).ToLookup(row => row.EventId);
            var pregnancies = (await unit.Query<PregnancyRow>(Sql["pregnancies"], new { Births = births })).ToLookup(row => row.Birth);
            found.AddRange(part.Select(row => Origin(row, reports[row.Id], pregnancies[row.Id])));
        }

        return found;
    }

    private static BirthOrigin Origin(BirthRow row, IEnumerable<ReportRow> reports, IEnumerable<PregnancyRow> pregnancies)
    {
        var before = pregnancies.Where(known => Distance(known, row) <= DaysAround).MinBy(known => Distance(known, row));
        return new BirthOrigin(
            row.Id, row.ChildId, row.BornOn, row.PlaceCode, [.. reports.Select(report => new Told(report.Agency, report.Document, report.ReportedAt))],
            before?.Pregnancy, before?.ExpectedOn, row.Certificate is not null, row.Mother);
    }

    private static int Distance(PregnancyRow pregnancy, BirthRow birth) => Math.Abs(pregnancy.ExpectedOn.DayNumber - birth.BornOn.DayNumber);

    private sealed record BirthRow(Guid Id, Guid ChildId, DateOnly BornOn, string PlaceCode, byte[]? Certificate, Guid? Mother);

    private sealed record ReportRow(Guid EventId, string Agency, string Document, DateTimeOffset ReportedAt);

    private sealed record PregnancyRow(Guid Birth, Guid Pregnancy, DateOnly ExpectedOn);
}
