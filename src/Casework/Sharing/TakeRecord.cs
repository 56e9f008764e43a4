using System.Collections.Immutable;
using System.Globalization;
using Anyu.Access;
using Anyu.Exchange;
using Anyu.Feel;
using Anyu.Kernel;
using Anyu.Register;
using Anyu.Store;

namespace Anyu.Casework;

/// <summary>
/// Takes a record that an agency reports without being asked, such as an antenatal visit: under an agreement of the sharing catalogue that the agency provides, with the facts of that
/// agreement alone, about a person of the register. An id is taken once; names and numbers find the person and are not kept with the record.
/// </summary>
/// <param name="Incoming">What came, verified; its subject is the agreement, its time the day of the record.</param>
public sealed record TakeRecord(IncomingEvent Incoming)
{
    private const string Number = ".residentId";
    private const string Name = ".name";
    private const int TextAtMost = 2_000;

    private static readonly Actor Taker = Actor.OfProgram("exchange", PlaceRange.Nation);

    /// <summary>Does it.</summary>
    /// <returns>Whether it is new, or why it was not taken: <c>CASE-0404</c> to <c>CASE-0406</c>, <c>EXC-0205</c>. Nothing but evidence is stored then.</returns>
    public async Task<Result<TakenOnce>> Run(CaseDesk desk, RegisterDesk register, UnitOfWork unit)
    {
        var (sent, system) = (Incoming.Event, Incoming.System);
        if (desk.Shelf.Sharing.Shares.FirstOrDefault(share => share.Id == sent.Subject && share.Provider == system.Kind && share.Child == ChildWords.Received) is not { } share)
        {
            return Refuse(unit, CaseProblems.NoSuchShare(sent.Subject));
        }

        if (Incoming.Answer.Values.FirstOrDefault(value => !share.Facts.Contains(value.Key, StringComparer.Ordinal) || !IsValue(desk, value.Key, value.Value)) is { Key: { } wrong })
        {
            return Refuse(unit, CaseProblems.NoSuchRecordValue(wrong));
        }

        var told = Incoming.Answer.Values.FirstOrDefault(value => value.Key == (ReceivedRecords.IsOfChild(share) ? "child" : "person") + Number).Value;
        if (!ResidentId.TryParse(told ?? "", out var number, out _) || await NamedPersons.OfNumber(register, unit, number) is not { } person || await NamedPersons.PlaceOf(unit, person) is not { } place)
        {
            return Refuse(unit, CaseProblems.NobodyOfNumber());
        }

        var taken = await new TakeEvent(Incoming).Once(unit, place, person.ToString("D"));
        if (taken.Value is { IsNew: true })
        {
            var facts = Incoming.Answer.Values.Where(value => !value.Key.EndsWith(Number, StringComparison.Ordinal) && !value.Key.EndsWith(Name, StringComparison.Ordinal)).ToImmutableSortedDictionary(StringComparer.Ordinal);
            await ReceivedRecords.Add(desk, unit, share, person, CaseDesk.DayOf(sent.Time), new Told(system.Kind, $"event:{system.Id} {sent.Id}", unit.Now), facts);
            await Deliveries.Note(unit, Actor.OfProgram("exchange", new PlaceRange(place, place)), unit.NewId(), share.Id, new FeedState(CaseDesk.DayOf(unit.Now), 1, 1));
            unit.Record(Taker.Entry(place, "case.record-received", person.ToString("D"), $"{share.Id} {system.Id} {sent.Id}"));
        }

        return taken;
    }

    private Result<TakenOnce> Refuse(UnitOfWork unit, Problem problem)
    {
        unit.Record(Taker.Entry(PlaceRange.Full(Incoming.System.Place), "exchange.event.refused", Incoming.System.Id, problem.Code));
        return Result<TakenOnce>.Failure(problem);
    }

    private static bool IsValue(CaseDesk desk, string fact, string text) => SharedFacts.Find(desk.Shelf.Book, fact)?.Type switch
    {
        FeelType.Date => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        FeelType.Boolean => text is "true" or "false",
        FeelType.Number => decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _),
        FeelType.Place => PlaceCode.TryParse(text, out _, out _),
        FeelType.Code code => desk.Shelf.Book.Vocabulary.Schema.FindCodeList(code.ListId)?.Items.Any(item => item.Code == text) == true,
        FeelType.Text => text.Length is > 0 and <= TextAtMost,
        _ => false,
    };
}
