namespace Anyu.Indicators;

/// <summary>
/// Gaps between rare events of which only the month is known: several of one month are spread evenly over it. The usual risk is that of the earlier years, taken one standard error higher
/// and with one event more than there were, so that a place that was lucky does not alarm at the next usual event.
/// </summary>
/// <param name="Alpha">Probability of a false alarm in a year at a steady risk; each event has its share.</param>
/// <param name="Together">Events from one to the one compared with it, 1 or more.</param>
public sealed record MonthlyGaps(double Alpha, int Together)
{
    private const int MonthsInYear = 12;

    /// <summary>The chart for the months tested; null where nothing lay between events.</summary>
    /// <param name="events">Events by month, without gaps.</param>
    /// <param name="sizes">What lies between them by month: births for a g chart, days for a t chart.</param>
    /// <param name="from">The first month tested; the months before it are the usual risk.</param>
    public RareEventChart? Chart(IReadOnlyList<long> events, IReadOnlyList<double> sizes, int from)
    {
        var (usual, room, months) = (events.Take(from).Sum() + 1.0, sizes.Take(from).Sum(), sizes.Count - from);
        if (room <= 0 || months <= 0)
        {
            return null;
        }

        var risk = (usual + Math.Sqrt(usual)) / room;
        var aYear = risk * sizes.Skip(from).Sum() * MonthsInYear / months;
        return new RareEventChart(risk, Together, Alpha / Math.Max(1, aYear));
    }

    /// <summary>The gap that ends with each event of the months tested, and its month.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="events">Events by month.</param>
    /// <param name="sizes">What lies between them by month.</param>
    /// <param name="from">The first month tested.</param>
    public static IEnumerable<(int Month, GapSignal Signal)> Run(RareEventChart chart, IReadOnlyList<long> events, IReadOnlyList<double> sizes, int from)
    {
        var moments = Moments(events, sizes);
        return chart.Days([.. moments.Select(m => m.At)]).Where(s => moments[s.Event].Month >= from).Select(s => (moments[s.Event].Month, s));
    }

    private static List<(int Month, double At)> Moments(IReadOnlyList<long> events, IReadOnlyList<double> sizes)
    {
        var (found, before) = (new List<(int, double)>(), 0.0);
        for (var month = 0; month < events.Count; month++)
        {
            for (var one = 0; one < events[month]; one++)
            {
                found.Add((month, before + ((one + 0.5) / events[month] * sizes[month])));
            }

            before += sizes[month];
        }

        return found;
    }
}
