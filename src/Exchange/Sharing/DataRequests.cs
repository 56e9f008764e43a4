using Anyu.Access;
using Anyu.Store;

namespace Anyu.Exchange;

/// <summary>A request of an agency for data about families.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Consumer">The kind of agency that asked.</param>
/// <param name="Purpose">The id of the purpose.</param>
/// <param name="Facts">What it asked for, parted by blanks.</param>
/// <param name="Refusal">The number of the problem for which it was refused; null when it was granted.</param>
/// <param name="AskedAt">When.</param>
public sealed record DataRequest(Guid Id, string Consumer, string Purpose, string Facts, string? Refusal, DateTimeOffset AskedAt);

/// <summary>Keeps every request, granted or refused, for the yearly account.</summary>
public static class DataRequests
{
    /// <summary>The most rows of one list.</summary>
    public const int Most = 50;

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(DataRequests));

    /// <summary>Keeps one, with its evidence.</summary>
    public static async Task Note(UnitOfWork unit, Actor actor, DataRequest request)
    {
        await unit.Execute(Sql["note"], new { request.Id, request.Consumer, request.Purpose, request.Facts, request.Refusal, PlaceCode = actor.Scope.From, unit.Now });
        var outcome = request.Refusal is null ? "exchange.share.granted" : "exchange.share.refused";
        unit.Record(actor.Entry(actor.Scope.From, outcome, request.Id.ToString("D"), $"{request.Consumer} {request.Purpose} {request.Refusal} {request.Facts}"));
    }

    /// <summary>The last of them within the actor's places, the newest first.</summary>
    public static Task<IReadOnlyList<DataRequest>> Last(UnitOfWork unit, Actor actor) => unit.Query<DataRequest>(Sql["last"], new { actor.ScopeFrom, actor.ScopeTo, Most });

    /// <summary>How many were refused since an instant, within the actor's places.</summary>
    public static Task<long> RefusedSince(UnitOfWork unit, Actor actor, DateTimeOffset since) => unit.Get<long>(Sql["refused-since"], new { actor.ScopeFrom, actor.ScopeTo, Since = since });
}
