using Anyu.Store;

namespace Anyu.Register;

/// <summary>A birth on record that may be the one reported.</summary>
internal sealed record BirthCandidate(Guid Event, Guid Child, string Place, string ChildPlace, string ChildHukou, NewbornTraits Traits, Match Match, Verdict Verdict)
{
    public bool IsSeen(Anyu.Access.PlaceRange scope) => scope.Contains(ChildPlace) || scope.Contains(ChildHukou) || scope.Contains(Place);
}

/// <summary>The births on record that may be one reported: of the same certificate, or of the same mother at about the time.</summary>
internal static class Births
{
    private const int CertificateLength = 10;

    /// <summary>What to look for when nothing is: an index that nothing has.</summary>
    private static readonly byte[][] NoIndex = [[]];

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(Births));

    /// <summary>Whether a text has the form of a birth certificate's number: one letter and nine digits.</summary>
    public static bool IsCertificate(string text) => text.Length == CertificateLength && char.IsAsciiLetter(text[0]) && text.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>The candidates with their scores, the best first.</summary>
    public static async Task<IReadOnlyList<BirthCandidate>> Candidates(RegisterDesk desk, UnitOfWork unit, Guid id, NewbornTraits sought)
    {
        var mothers = sought.Mother is { } mother ? await People.Group(unit, mother) : [];
        var rows = await unit.Query<BirthFound>(Sql["candidates"], new
        {
            Id = id,
            Certificates = sought.Certificate is null ? NoIndex : desk.Secrets.ToFind(Secrets.Certificate, sought.Certificate),
            Mothers = unit.ListOf(mothers),
            From = sought.BornOn.AddDays(-Limits.DaysBetweenBirths),
            To = sought.BornOn.AddDays(Limits.DaysBetweenBirths),
        });
        return [.. rows.DistinctBy(row => row.Id).Select(row => Scored(desk, sought, row.MotherId is { } hers && mothers.Contains(hers) ? row with { MotherId = sought.Mother } : row)).OrderByDescending(candidate => candidate.Match.Score).ThenBy(candidate => candidate.Event)];
    }

    private static BirthCandidate Scored(RegisterDesk desk, NewbornTraits sought, BirthFound row)
    {
        var certificate = row.Certificate is null ? null : desk.Secrets.Open(Secrets.Certificate, row.Id, row.Certificate);
        var traits = new NewbornTraits(certificate, row.MotherId, row.FatherId, row.BornOn, row.Sex, row.Ordinal, row.Plurality);
        var match = desk.Rules.Score(NewbornMatch.Kind, NewbornMatch.Compare(sought, traits));
        return new BirthCandidate(row.Id, row.ChildId, row.PlaceCode, row.ChildPlace, row.ChildHukou, traits, match, desk.Rules.Of(NewbornMatch.Kind, match));
    }

    private sealed record BirthFound(
        Guid Id, Guid ChildId, Guid? MotherId, Guid? FatherId, DateOnly BornOn, int Sex, int Ordinal, int Plurality, string PlaceCode, byte[]? Certificate, string ChildPlace, string ChildHukou);
}
