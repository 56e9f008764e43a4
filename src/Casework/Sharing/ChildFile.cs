using System.Collections.Immutable;
using System.Globalization;
using Anyu.Access;
using Anyu.Kernel;
using Anyu.Register;
using Anyu.Store;

namespace Anyu.Casework;

/// <summary>One data set of a child, as far as it arrived.</summary>
/// <param name="Share">The agreement under which it comes.</param>
/// <param name="From">Who gave it and when; null when nothing was received.</param>
/// <param name="Holds">What it says: fact of the vocabulary → value.</param>
public sealed record ChildSet(ShareDefinition Share, Told? From, ImmutableArray<(string Fact, string Value)> Holds);

/// <summary>A child's record with every data set that the catalogue has of a child.</summary>
public sealed record ChildFile(OpenedRecord Opened, ImmutableArray<ChildSet> Sets);

/// <summary>
/// Opens one child's file: the record for its purpose, and beside it each data set of the catalogue that says what it holds of a child. Every case from
/// which something is taken leaves its own evidence.
/// </summary>
public static class OpenChildFile
{
    private const string CaseDocument = "case:";

    /// <summary>Does it, in a unit of work that may write.</summary>
    /// <returns>The file, or why not, as <see cref="OpenRecord"/> says.</returns>
    public static async Task<Result<ChildFile>> Run(CaseDesk desk, RegisterDesk register, UnitOfWork unit, Actor actor, Guid child)
    {
        var opened = await OpenRecord.Run(register, unit, actor, child);
        if (opened.Value is not { } record)
        {
            return Result<ChildFile>.Failure(opened.Problems);
        }

        var reader = actor with { Purpose = record.Purpose };
        var birth = await BirthOrigins.OfChild(unit, record);
        var sets = ImmutableArray.CreateBuilder<ChildSet>();
        foreach (var share in desk.Shelf.Sharing.Shares.Where(share => share.Child is not null))
        {
            sets.Add(share.Child == ChildWords.Received ? await Received(desk, unit, reader, share, record, birth) : birth is null ? new ChildSet(share, null, []) : share.Child switch
            {
                ChildWords.Nothing => new ChildSet(share, null, []),
                ChildWords.Pregnancy => await Pregnancy(unit, share, birth),
                ChildWords.Birth => Birth(share, birth),
                ChildWords.Certificate => await Certificate(register, unit, record, share, birth),
                var fact => await InCases(desk, unit, reader, share, birth, fact!),
            });
        }

        return Result<ChildFile>.Success(new ChildFile(record, sets.ToImmutable()));
    }

    /// <summary>The latest record that was reported; that it was read is recorded.</summary>
    private static async Task<ChildSet> Received(CaseDesk desk, UnitOfWork unit, Actor reader, ShareDefinition share, OpenedRecord record, BirthOrigin? birth)
    {
        var set = await ReceivedRecords.Latest(desk, unit, share, record, birth);
        if (set.From is { } told)
        {
            unit.Record(reader.Entry(record.PlaceCode, "case.record-read", record.Record.Id.ToString("D"), $"{share.Id} {told.Document}"));
        }

        return set;
    }

    /// <summary>The numbers of the cases that reported a birth.</summary>
    internal static IEnumerable<string> CasesOf(BirthOrigin birth) =>
        birth.Reports.Where(report => report.Document.StartsWith(CaseDocument, StringComparison.Ordinal)).Select(report => report.Document[CaseDocument.Length..]).Distinct(StringComparer.Ordinal);

    /// <summary>The report of a birth by the kind of agency that gives this set; null when others alone reported it.</summary>
    internal static Told? ReportOf(ShareDefinition share, BirthOrigin birth) => birth.Reports.LastOrDefault(report => report.Agency == share.Provider);

    private static async Task<ChildSet> Pregnancy(UnitOfWork unit, ShareDefinition share, BirthOrigin birth) => birth is { Pregnancy: { } pregnancy, ExpectedOn: { } expected }
        ? new ChildSet(share, await BirthOrigins.OfPregnancy(unit, pregnancy), [("pregnancy.dueDate", Day(expected))])
        : new ChildSet(share, null, []);

    private static ChildSet Birth(ShareDefinition share, BirthOrigin birth) => ReportOf(share, birth) is { } told
        ? new ChildSet(share, told, [("birth.date", Day(birth.BornOn)), ("birth.place", birth.PlaceCode)])
        : new ChildSet(share, null, []);

    private static async Task<ChildSet> Certificate(RegisterDesk register, UnitOfWork unit, OpenedRecord opened, ShareDefinition share, BirthOrigin birth) =>
        await BirthOrigins.Certificate(register, unit, opened) is { } covered
            ? new ChildSet(share, await BirthOrigins.OfCertificate(unit, birth.Birth) ?? birth.Reports.LastOrDefault(), [("child.certificate", covered)])
            : new ChildSet(share, null, []);

    /// <summary>What an agency gave in one of the cases that reported the birth.</summary>
    private static async Task<ChildSet> InCases(CaseDesk desk, UnitOfWork unit, Actor reader, ShareDefinition share, BirthOrigin birth, string fact)
    {
        foreach (var number in CasesOf(birth))
        {
            if (await TaskQueues.OfNumber(unit, number) is not { } id || await CaseFile.Open(desk, unit, id) is not { } open || open.State.Facts[fact] is not { } value)
            {
                continue;
            }

            unit.Record(reader.Entry(open.Row.PlaceCode, "case.fact-read", id.ToString("D"), fact));
            var step = open.Service.Steps.FirstOrDefault(s => s.Gives.Contains(fact, StringComparer.Ordinal));
            var decided = step is null ? null : open.State.Steps.GetValueOrDefault(step.Id)?.DecidedOn;
            var at = new DateTimeOffset((decided ?? open.State.SubmittedOn).ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(8));
            return new ChildSet(share, new Told(step?.Agency ?? open.Service.Agency, CaseDocument + number, at), [(fact, value)]);
        }

        return new ChildSet(share, null, []);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
