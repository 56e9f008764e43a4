using System.Collections.Immutable;
using Anyu.Access;
using Anyu.Kernel;

namespace Anyu.Indicators;

/// <summary>What became of a monitoring point.</summary>
public enum PointStepKind
{
    /// <summary>It was assigned to a reporter.</summary>
    Assigned,

    /// <summary>It was handed over to another reporter.</summary>
    HandedOver,

    /// <summary>It ended.</summary>
    Ended,
}

/// <summary>One step in the life of a point.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Post">The reporter's post from then on; null when it ended.</param>
/// <param name="On">From which day; of an end the last day.</param>
/// <param name="Note">Why.</param>
/// <param name="By">Who decided.</param>
/// <param name="At">When it was recorded.</param>
public sealed record PointStep(PointStepKind Kind, Guid? Post, DateOnly On, string Note, string By, DateTimeOffset At);

/// <summary>A monitoring point 监测点: a place, or an institution there, that reports forms. Its reporter is a post of Access, whoever holds it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Place">The place that its counts are of.</param>
/// <param name="Name">Its name.</param>
/// <param name="Forms">The ids of its forms.</param>
/// <param name="Since">Its first day.</param>
/// <param name="Steps">What became of it, the oldest first.</param>
public sealed record MonitoringPoint(Guid Id, PlaceCode Place, Bilingual Name, ImmutableArray<string> Forms, DateOnly Since, ImmutableArray<PointStep> Steps)
{
    /// <summary>The post that reports; null when the point has ended.</summary>
    public Guid? Reporter => Steps[^1].Post;

    /// <summary>Its last day; null while it goes on.</summary>
    public DateOnly? Until => Steps[^1].Kind == PointStepKind.Ended ? Steps[^1].On : null;
}

/// <summary>Who reports for a point now.</summary>
/// <param name="Post">The post.</param>
/// <param name="Title">What the post is called.</param>
/// <param name="Holder">The name of who holds it; null while it is vacant or closed: nobody reports.</param>
public sealed record Reporter(Guid Post, Bilingual Title, string? Holder)
{
    /// <summary>The reporters of points, whatever places their posts see.</summary>
    internal static async Task<ImmutableDictionary<Guid, Reporter>> Of(Anyu.Store.UnitOfWork unit, IEnumerable<Guid> posts)
    {
        var found = ImmutableDictionary.CreateBuilder<Guid, Reporter>();
        foreach (var id in posts.Distinct())
        {
            if (await Posts.Find(unit, PlaceRange.Nation, id) is { } post)
            {
                var holder = post is { IsOpen: true, Holder: { } account } ? await Accounts.Find(unit, account) : null;
                found[id] = new Reporter(id, post.Title, holder?.Name);
            }
        }

        return found.ToImmutable();
    }
}
