using System.Collections.Immutable;

namespace Anyu.Indicators;

/// <summary>What a period's count will come to once all late reports are in.</summary>
/// <param name="Reported">Reported so far.</param>
/// <param name="Expected">Expected in the end.</param>
/// <param name="Lower">Lower bound of the final count.</param>
/// <param name="Upper">Upper bound of the final count.</param>
/// <param name="Completeness">Share reported so far, 0 to 1.</param>
/// <param name="Error">Standard deviation of the final count about <paramref name="Expected"/>.</param>
public sealed record Nowcast(long Reported, double Expected, long Lower, long Upper, double Completeness, double Error);

/// <summary>
/// Counts by period of the event and by delay of the report. Late reports are predicted by the chain ladder, which is the over-dispersed Poisson model of period times delay
/// (Renshaw and Verrall, 1998); its prediction error (England and Verrall, 2002) gives a negative binomial interval. Without this the last months always look like a fall.
/// </summary>
public sealed class ReportingTriangle
{
    // Half an event, as after the prior of Jeffreys, for periods of which nothing is reported yet.
    private const double Unseen = 0.5;

    // Shares that add up to all may miss one by the last bits.
    private const double Rounding = 1e-12;
    private readonly ImmutableArray<ImmutableArray<long>> rows;
    private readonly double[] shares;

    /// <summary>Periods in order of time; each has one count for every delay already possible, never more than the period before.</summary>
    /// <param name="rows">Counts by delay: 0 in the period itself, 1 in the next … The first period has all delays.</param>
    /// <exception cref="ArgumentException">The rows are no triangle.</exception>
    public ReportingTriangle(ImmutableArray<ImmutableArray<long>> rows)
    {
        if (rows.IsDefaultOrEmpty || rows.Any(row => row.IsDefaultOrEmpty || row.Any(count => count < 0)) || rows.Zip(rows.Skip(1)).Any(pair => pair.Second.Length > pair.First.Length))
        {
            throw new ArgumentException("Each period has counts of 0 or more, for no more delays than the period before.", nameof(rows));
        }

        this.rows = rows;
        shares = Shares(rows);
    }

    /// <summary>Share of all reports that come with each delay.</summary>
    public ImmutableArray<double> DelayShares => [.. shares];

    /// <summary>The nowcast of every period, in order.</summary>
    /// <param name="confidence">Probability inside the bounds.</param>
    public ImmutableArray<Nowcast> Complete(double confidence = 0.8)
    {
        var model = Model();
        return [.. rows.Select((row, period) => Of(row, period, model, confidence))];
    }

    /// <summary>Reports still to come from all periods together, with their prediction error.</summary>
    public (double Expected, double Error) Outstanding()
    {
        var model = Model();
        var cells = Enumerable.Range(0, rows.Length).SelectMany(Missing).ToArray();
        return (cells.Sum(cell => Expected(cell.Period, cell.Delay)), Error(cells, model));
    }

    private Nowcast Of(ImmutableArray<long> row, int period, PoissonRegression? model, double confidence)
    {
        var (reported, complete) = (row.Sum(), shares.Take(row.Length).Sum());
        var cells = Missing(period).ToArray();
        var late = cells.Sum(cell => Expected(period, cell.Delay));
        if (cells.Length == 0 || complete >= 1 - Rounding)
        {
            return new Nowcast(reported, reported, reported, reported, 1, 0);
        }

        var tail = (1 - confidence) / 2;
        var (mean, variance) = (late, Square(Error(cells, model)));
        if (reported == 0)
        {
            (mean, variance) = (Unseen * (1 - complete) / complete, Unseen * (1 - complete) / (complete * complete));
        }

        var dispersion = Math.Max(1, variance / mean);
        return new Nowcast(
            reported,
            reported + late,
            reported + NegativeBinomial.Quantile(tail, mean, dispersion),
            reported + NegativeBinomial.Quantile(1 - tail, mean, dispersion),
            complete,
            Math.Sqrt(variance));
    }

    /// <summary>Backwards from the longest delay: of the reports up to a delay, the share that came with it.</summary>
    private static double[] Shares(ImmutableArray<ImmutableArray<long>> rows)
    {
        var found = new double[rows[0].Length];
        var left = 1.0;
        for (var delay = found.Length - 1; delay >= 1; delay--)
        {
            var known = rows.Where(row => row.Length > delay).ToArray();
            var all = known.Sum(row => row.Take(delay + 1).Sum());
            var share = all == 0 ? 0 : (double)known.Sum(row => row[delay]) / all;
            found[delay] = left * share;
            left *= 1 - share;
        }

        found[0] = left;
        return found;
    }

    private double Expected(int period, int delay) => rows[period].Sum() * shares[delay] / shares.Take(rows[period].Length).Sum();

    private IEnumerable<(int Period, int Delay)> Missing(int period) =>
        Enumerable.Range(rows[period].Length, shares.Length - rows[period].Length).Select(delay => (period, delay));

    /// <summary>Process and estimation error of the sum of some cells.</summary>
    private double Error((int Period, int Delay)[] cells, PoissonRegression? model)
    {
        var used = cells.Where(cell => Expected(cell.Period, cell.Delay) > 0).ToArray();
        var process = used.Sum(cell => Expected(cell.Period, cell.Delay));
        if (model is null)
        {
            return Math.Sqrt(process);
        }

        var columns = used.Select(cell => Row(cell.Period, cell.Delay).Select(x => x * Expected(cell.Period, cell.Delay)).ToArray()).ToArray();
        double[] sum = [.. Enumerable.Range(0, rows.Length + shares.Length - 1).Select(at => columns.Sum(column => column[at]))];
        return Math.Sqrt((Math.Max(1, model.RawDispersion) * process) + model.Covariance(Kept(sum), Kept(sum)));
    }

    /// <summary>Period times delay, without periods and delays of no reports; none where there are no more cells than parameters.</summary>
    private PoissonRegression? Model()
    {
        var cells = rows.SelectMany((row, period) => row.Select((count, delay) => (Period: period, Delay: delay, Count: (double)count)))
            .Where(cell => rows[cell.Period].Sum() > 0 && shares[cell.Delay] > 0).ToArray();
        var columns = Kept(Row(0, 0)).Length;
        return cells.Length <= columns ? null : PoissonRegression.Fitted([.. cells.Select(cell => Kept(Row(cell.Period, cell.Delay)))], [.. cells.Select(cell => cell.Count)]);
    }

    private double[] Row(int period, int delay)
    {
        var row = new double[rows.Length + shares.Length - 1];
        row[period] = 1;
        if (delay > 0)
        {
            row[rows.Length + delay - 1] = 1;
        }

        return row;
    }

    private double[] Kept(double[] row) => [.. row.Where((_, at) => at < rows.Length ? rows[at].Sum() > 0 : shares[at - rows.Length + 1] > 0)];

    private static double Square(double x) => x * x;
}
