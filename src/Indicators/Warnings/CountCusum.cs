namespace Anyu.Indicators;

/// <summary>
/// Cumulative sum of counts for small lasting rises: each count adds the logarithm of how much likelier it is at the raised risk than at the usual one, never below zero
/// (Page, 1954; negative binomial: Hawkins and Olwell, 1998). Expected counts may differ from period to period. Yearly counts of several years serve rare events.
/// </summary>
/// <param name="Decision">The sum beyond which it alarms; see <see cref="DecisionFor"/>.</param>
/// <param name="Ratio">The rise to be seen, as a ratio above 1.</param>
/// <param name="Dispersion">Variance over mean at the usual risk, 1 (Poisson) or more.</param>
public sealed record CountCusum(double Decision, double Ratio = 2, double Dispersion = 1)
{
    private const int States = 120;
    private const double Never = 1e-12;

    /// <summary>The sum and signal of every period; after an alarm the sum starts again from zero.</summary>
    /// <param name="counts">Counts.</param>
    /// <param name="expected">Expected counts at the usual risk, positive, as many.</param>
    public IEnumerable<(double Sum, Signal Signal)> Run(IReadOnlyList<long> counts, IReadOnlyList<double> expected)
    {
        var sum = 0.0;
        for (var at = 0; at < counts.Count; at++)
        {
            var (slope, intercept) = Score(expected[at]);
            var upper = Math.Max(0, Math.Floor((Decision - sum + intercept) / slope));
            sum = Math.Max(0, sum + (counts[at] * slope) - intercept);
            yield return (sum, new Signal(at, upper, sum > Decision, expected[at], NegativeBinomial.AtLeast(counts[at], expected[at], Dispersion)));
            sum = sum > Decision ? 0 : sum;
        }
    }

    /// <summary>Periods on average until an alarm when the risk is so many times the usual one (Brook and Evans, 1972, with 120 states).</summary>
    /// <param name="expected">Expected count of every period at the usual risk.</param>
    /// <param name="ratio">True risk over usual risk.</param>
    public double AverageRunLength(double expected, double ratio = 1)
    {
        var (slope, intercept) = Score(expected);
        var (reference, width) = (intercept / slope, Decision / slope / (States - 0.5));
        double Within(double sum) => NegativeBinomial.AtMost((long)Math.Floor(sum + 1e-9), expected * ratio, Dispersion);

        // The chance to end at most so many states higher depends on the distance alone.
        double[] upTo = [.. Enumerable.Range(-States, 2 * States).Select(distance => Within(((distance + 0.5) * width) + reference))];
        if (1 - upTo[States] < Never)
        {
            return double.PositiveInfinity;
        }

        var stays = Enumerable.Range(0, States).Select(from => Enumerable.Range(0, States).Select(to =>
            (from == to ? 1 : 0) - (upTo[to - from + States] - (to == 0 ? 0 : upTo[to - from + States - 1]))).ToArray()).ToArray();
        return LinearAlgebra.Solve(stays, [.. Enumerable.Repeat(1.0, States)])[0];
    }

    /// <summary>The least decision value whose average run length without change is at least so many periods.</summary>
    /// <param name="expected">Expected count of every period.</param>
    /// <param name="runLength">Periods between false alarms wanted, such as 100.</param>
    /// <param name="ratio">The rise to be seen.</param>
    /// <param name="dispersion">Variance over mean.</param>
    public static double DecisionFor(double expected, double runLength, double ratio = 2, double dispersion = 1)
    {
        var (low, high) = (0.01, 30.0);
        for (var round = 0; round < 14; round++)
        {
            var middle = (low + high) / 2;
            (low, high) = new CountCusum(middle, ratio, dispersion).AverageRunLength(expected) < runLength ? (middle, high) : (low, middle);
        }

        return high;
    }

    /// <summary>The logarithm of the likelihood ratio is slope · count - intercept.</summary>
    private (double Slope, double Intercept) Score(double expected)
    {
        if (Dispersion <= 1)
        {
            return (Math.Log(Ratio), (Ratio - 1) * expected);
        }

        var size = expected / (Dispersion - 1);
        var growth = Math.Log((size + (Ratio * expected)) / (size + expected));
        return (Math.Log(Ratio) - growth, size * growth);
    }
}
