using System.Globalization;
using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Indicators;

/// <summary>The made-up type of an area of <c>content/demonstration/areas.csv</c>.</summary>
/// <param name="Place">A county or township.</param>
/// <param name="Type">The id of the type.</param>
/// <param name="DaysAgo">Days since the decision.</param>
/// <param name="DaysUntilReview">Days from the decision to its review.</param>
/// <param name="Reasons">Made-up reasons, which say that they are.</param>
public sealed record DemonstrationArea(PlaceCode Place, string Type, int DaysAgo, int DaysUntilReview, string Reasons);

/// <summary>The types of areas of the demonstration: most have one, one is overdue for review and one has none.</summary>
public static class DemonstrationAreas
{
    private const string File = "demonstration/areas.csv";
    private const int Columns = 5;

    /// <summary>Reads the table; none where there is no such file.</summary>
    /// <param name="content">The content root.</param>
    /// <param name="types">The types.</param>
    /// <returns>The areas, or <c>IND-0318</c> for each row that cannot be right.</returns>
    public static Result<IReadOnlyList<DemonstrationArea>> Load(string content, AreaTypes types) => DemonstrationRows.Read(content, File, cells => Row(cells, types), IndicatorProblems.DemonstrationArea);

    /// <summary>Decides the types, each on its made-up day, in a database in which no area has one; else nothing.</summary>
    /// <param name="unit">A unit that may write.</param>
    /// <param name="content">The content root.</param>
    /// <param name="types">The types.</param>
    /// <param name="today">The day in China.</param>
    /// <returns>What the table asked for and cannot be; null when all was done.</returns>
    public static async Task<Problem?> Open(UnitOfWork unit, string content, AreaTypes types, DateOnly today)
    {
        var areas = Load(content, types);
        if (areas.Value is not { Count: > 0 } rows || !(await ClassifyArea.Inside(unit, PlaceRange.Nation)).IsEmpty)
        {
            return areas.Problems.FirstOrDefault();
        }

        var actor = Actor.OfProgram("demonstration", PlaceRange.Nation, IndicatorPermissions.Classify);
        foreach (var area in rows)
        {
            var on = today.AddDays(-area.DaysAgo);
            var command = new ClassifyArea(NamedId.Of("demonstration area", area.Place.ToString()), area.Place, area.Type, area.Reasons, on.AddDays(area.DaysUntilReview));
            if (await command.Run(unit, actor, types, [], on, "示范 demonstration") is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    private static DemonstrationArea? Row(string[] cells, AreaTypes types) =>
        cells.Length == Columns && PlaceCode.TryParse(cells[0], out var place, out _) && types.Find(cells[1]) is not null
        && int.TryParse(cells[2], NumberStyles.None, CultureInfo.InvariantCulture, out var ago) && int.TryParse(cells[3], NumberStyles.None, CultureInfo.InvariantCulture, out var until)
            ? new(place, cells[1], ago, until, cells[4])
            : null;
}
