using Anyu.Store;

namespace Anyu.Register;

/// <summary>A record found beside one, with the score.</summary>
internal sealed record FoundPair(Guid Other, string OtherPlace, Match Match);

/// <summary>The work list of records that may be of one person or of one birth.</summary>
internal static class Pairs
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(Pairs));

    /// <summary>Adds pairs of a record with others.</summary>
    public static Task Add(UnitOfWork unit, string kind, Guid one, string place, IEnumerable<FoundPair> found) => unit.ExecuteEach(Sql["add"], found.Select(pair => new
    {
        Id = unit.NewId(),
        Kind = kind,
        OneId = one,
        OtherId = pair.Other,
        OnePlace = place,
        pair.OtherPlace,
        pair.Match.Score,
        Reasons = pair.Match.Text,
        unit.Now,
        Sealed = false,
    }));
}
