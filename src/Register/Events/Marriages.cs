using Anyu.Store;

namespace Anyu.Register;

/// <summary>A marriage on record.</summary>
internal sealed record MarriageFound(Guid Id, Guid OneId, Guid OtherId, DateOnly FromDate, DateOnly? ToDate)
{
    public bool Joins(IReadOnlyList<Guid> first, IReadOnlyList<Guid> second) =>
        (first.Contains(OneId) && second.Contains(OtherId)) || (first.Contains(OtherId) && second.Contains(OneId));
}

/// <summary>The marriages on record.</summary>
internal static class Marriages
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(Marriages));

    /// <summary>The marriages of some records, the earliest first.</summary>
    public static Task<IReadOnlyList<MarriageFound>> Of(UnitOfWork unit, IEnumerable<Guid> persons) => unit.Query<MarriageFound>(Sql["of"], new { Persons = unit.ListOf(persons) });
}
