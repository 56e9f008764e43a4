using Anyu.Access;
using Anyu.Store;

namespace Anyu.Register;

/// <summary>A record that may be of the same person.</summary>
/// <param name="Id">The record.</param>
/// <param name="Canonical">The record it is linked to, or itself.</param>
/// <param name="Place">Where the person lives.</param>
/// <param name="Hukou">Where the hukou is.</param>
/// <param name="Match">The score with its contributions.</param>
/// <param name="Verdict">What it comes to.</param>
internal sealed record PersonCandidate(Guid Id, Guid Canonical, string Place, string Hukou, Match Match, Verdict Verdict)
{
    public FoundPair Pair => new(Id, Place, Match);

    public bool IsSeen(PlaceRange scope) => scope.Contains(Place) || scope.Contains(Hukou);
}

/// <summary>
/// Finds the records that may be of a person, wherever they are: by number, by sound of the name with the date of birth (also with month and day
/// exchanged), by phone, by former name. What of them a reader may see is for the use case to keep to.
/// </summary>
internal static class PersonCandidates
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(PersonCandidates));

    /// <summary>The candidates with their scores, the best first.</summary>
    public static async Task<IReadOnlyList<PersonCandidate>> Of(RegisterDesk desk, UnitOfWork unit, PersonDraft draft, Guid? mother = null)
    {
        var keys = desk.Names.Of(draft.Name);
        var sought = new PersonTraits(keys.Plain, draft.Name, keys.Pinyin, Former(desk, draft), (int)draft.Sex, draft.BirthDate, draft.Number, draft.Phone, mother);
        return await Of(desk, unit, sought, itself: null);
    }

    /// <summary>The candidates for a person's traits, without the person's own record.</summary>
    public static async Task<IReadOnlyList<PersonCandidate>> Of(RegisterDesk desk, UnitOfWork unit, PersonTraits sought, Guid? itself)
    {
        var rows = await unit.Query<CandidateRow>(Sql["of"], new
        {
            Tails = ToFind(desk, Secrets.NumberTail, sought.Number is null ? null : Secrets.Tail(sought.Number)),
            Numbers = ToFind(desk, Secrets.Number, sought.Number),
            sought.BirthDate,
            Exchanged = Exchanged(sought.BirthDate),
            Pinyin = sought.Sound,
            PhoneTails = ToFind(desk, Secrets.PhoneTail, sought.Phone is null ? null : Secrets.Tail(sought.Phone)),
            Phones = ToFind(desk, Secrets.Phone, sought.Phone),
            Plain = sought.Name,
        });
        return [.. rows.Where(row => row.Id != itself).GroupBy(row => row.Id).Select(rowsOfOne => Scored(desk, sought, rowsOfOne.First(), rowsOfOne.Any(row => row.ByFormer != 0)))
            .OrderByDescending(candidate => candidate.Match.Score).ThenBy(candidate => candidate.Id)];
    }

    private static PersonCandidate Scored(RegisterDesk desk, PersonTraits sought, CandidateRow row, bool byFormer)
    {
        var plain = PlainSecrets.Of(desk.Secrets, row.Id, row.Number, row.Phone);
        var traits = new PersonTraits(row.NamePlain, row.Name, row.Pinyin, byFormer ? [sought.Name] : [], row.Sex, row.BirthDate, plain.Number, plain.Phone, row.MotherId);
        var match = desk.Rules.Score(PersonMatch.Kind, PersonMatch.Compare(sought, traits));
        return new PersonCandidate(row.Id, row.LinkedTo ?? row.Id, row.PlaceCode, row.HukouCode, match, desk.Rules.Of(PersonMatch.Kind, match));
    }

    /// <summary>The indexes to look for; for a value that is not there, one that nothing has.</summary>
    private static byte[][] ToFind(RegisterDesk desk, string field, string? text) => text is null ? [[]] : desk.Secrets.ToFind(field, text);

    private static string[] Former(RegisterDesk desk, PersonDraft draft) => draft.FormerName is null ? [] : [desk.Names.Form.Plain(draft.FormerName)];

    private static DateOnly Exchanged(DateOnly date) => date.Day <= 12 ? new DateOnly(date.Year, date.Day, 1).AddDays(date.Month - 1) : date;

    private sealed record CandidateRow(
        Guid Id, string PlaceCode, string HukouCode, string Name, string NamePlain, string Pinyin, int Sex, DateOnly BirthDate, byte[]? Number, byte[]? Phone, Guid? LinkedTo, int ByFormer, Guid? MotherId);
}
