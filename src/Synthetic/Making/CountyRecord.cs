using Anyu.Access;
using Anyu.Store;

namespace Anyu.Synthetic;

/// <summary>The synthetic county of a database.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Place">Which county it stands for.</param>
/// <param name="Persons">How many persons it was made with.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="BegunAt">The day and hour to which its past leads.</param>
/// <param name="Reached">The last piece that is done.</param>
/// <param name="EndedAt">When it was complete; null while it is made.</param>
public sealed record CountyRecord(Guid Id, string Place, int Persons, int Seed, DateTimeOffset BegunAt, string Reached, DateTimeOffset? EndedAt)
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(CountyRecord));

    /// <summary>The synthetic county of a database; null where everybody is real.</summary>
    public static Task<CountyRecord?> Find(UnitOfWork unit) => unit.Find<CountyRecord>(Sql["find"]);

    internal static CountyRecord New(CountyContent content, int persons, DateTimeOffset now) =>
        new(NamedId.Of("synthetic county", content.Place.ToString()), PlaceRange.Full(content.Place), persons, content.Seed, now, "", null);

    internal static Task Begin(UnitOfWork unit, CountyRecord county) => unit.Execute(Sql["begin"], county);

    internal static Task Reach(UnitOfWork unit, CountyRecord county, string piece) => unit.Execute(Sql["reach"], new { county.Id, Reached = piece });

    internal static Task End(UnitOfWork unit, CountyRecord county) => unit.Execute(Sql["end"], new { county.Id, unit.Now });
}
