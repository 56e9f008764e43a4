using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Indicators;

/// <summary>Whether a group of the population is monitored somewhere, from worst to best.</summary>
public enum MonitoredState
{
    /// <summary>No point carries it.</summary>
    NoPoint,

    /// <summary>A point carries it, but its post is vacant or closed: nobody reports.</summary>
    NoReporter,

    /// <summary>Only points of some villages carry it.</summary>
    InPart,

    /// <summary>A point with a reporter carries it.</summary>
    Covered,
}

/// <summary>One group over the places of a county.</summary>
/// <param name="Group">The group.</param>
/// <param name="Forms">The forms that carry it; none where no form does.</param>
/// <param name="IsByCounty">Whether it is reported by the county alone: one cell, never by township, since places so small could label somebody.</param>
/// <param name="Cells">Each place with its state.</param>
public sealed record GroupCoverage(PopulationGroup Group, ImmutableArray<MonitoringForm> Forms, bool IsByCounty, ImmutableArray<(PlaceCode Place, MonitoredState State)> Cells)
{
    /// <summary>Whether it is monitored nowhere.</summary>
    public bool IsNowhere => Cells.All(c => c.State is MonitoredState.NoPoint or MonitoredState.NoReporter);

    /// <summary>Places where it is covered.</summary>
    public int Covered => Cells.Count(c => c.State == MonitoredState.Covered);
}

/// <summary>Which groups of the population are monitored where.</summary>
public static class NetworkCoverage
{
    /// <summary>Every group over the parts of a place, those monitored nowhere first, then as in the content.</summary>
    /// <param name="book">The network.</param>
    /// <param name="whole">The place.</param>
    /// <param name="parts">Its parts in their order; the place itself where it has none.</param>
    public static ImmutableArray<GroupCoverage> Of(NetworkBook book, PlaceCode whole, ImmutableArray<PlaceCode> parts) =>
        [.. book.Plan.Groups.Select(g => Of(book, g, whole, parts)).OrderBy(g => !g.IsNowhere)];

    private static GroupCoverage Of(NetworkBook book, PopulationGroup group, PlaceCode whole, ImmutableArray<PlaceCode> parts)
    {
        ImmutableArray<MonitoringForm> forms = [.. book.Plan.Carrying(group.Id)];
        var carried = forms.Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        var points = book.Points.Where(p => p.Until is null && p.Forms.Any(carried.Contains)).ToList();
        var byCounty = forms.Length > 0 && forms.All(f => f.Levels.All(l => l == PlaceLevel.County));
        return new(group, forms, byCounty, [.. (byCounty ? [whole.Level < PlaceLevel.County ? whole : whole.At(PlaceLevel.County)] : parts).Select(place => (place, StateOf(book, points, place)))]);
    }

    /// <summary>A point covers its place and all within it; one of a village covers its township in part.</summary>
    private static MonitoredState StateOf(NetworkBook book, List<MonitoringPoint> points, PlaceCode place)
    {
        var around = points.Where(p => place.IsWithin(p.Place)).ToList();
        var inside = points.Where(p => p.Place.IsWithin(place)).ToList();
        bool Held(MonitoringPoint point) => book.ReporterOf(point) is { Holder: not null };
        return around.Exists(Held) ? MonitoredState.Covered
            : inside.Exists(Held) ? MonitoredState.InPart
            : around.Count + inside.Count > 0 ? MonitoredState.NoReporter
            : MonitoredState.NoPoint;
    }
}
