using System.Collections.Immutable;

namespace Anyu.Forecast;

/// <summary>
/// A family of mortality schedules of one sex on one line: log rate = level + slope · index at each age. Lee and Carter (1992) fit the line to a
/// history of rates; a pattern of decline (Andreev and others, 2013) gives it where there is but one schedule and a model.
/// </summary>
public sealed class LogLinearMortality
{
    private const double IndexReach = 2000;

    private LogLinearMortality(ImmutableArray<double> level, ImmutableArray<double> slope, ImmutableArray<double> index) =>
        (Level, Slope, Index) = (level, slope, index);

    /// <summary>Log rate by age where the index is 0.</summary>
    public ImmutableArray<double> Level { get; }

    /// <summary>Change of the log rate per unit of index, by age.</summary>
    public ImmutableArray<double> Slope { get; }

    /// <summary>The index of each year fitted, in order; empty for a pattern of decline.</summary>
    public ImmutableArray<double> Index { get; }

    /// <summary>Lee and Carter: the mean log rate, and the first singular vectors of what is left; slopes sum to 1, indices to 0.</summary>
    /// <param name="rates">Rates by year, each by age; positive, at least two years.</param>
    public static LogLinearMortality LeeCarter(IReadOnlyList<ImmutableArray<double>> rates)
    {
        var ages = rates[0].Length;
        double[] level = [.. Enumerable.Range(0, ages).Select(age => rates.Average(year => Math.Log(year[age])))];
        double[][] left = [.. rates.Select(year => year.Select((rate, age) => Math.Log(rate) - level[age]).ToArray())];
        var index = left.Select(row => row.Sum()).ToArray();
        var slope = new double[ages];
        for (var round = 0; round < 200; round++)
        {
            var square = index.Sum(k => k * k);
            slope = [.. Enumerable.Range(0, ages).Select(age => left.Select((row, year) => row[age] * index[year]).Sum() / square)];
            var length = slope.Sum(b => b * b);
            index = [.. left.Select(row => row.Select((x, age) => x * slope[age]).Sum() / length)];
        }

        var sum = slope.Sum();
        return new LogLinearMortality([.. level], [.. slope.Select(b => b / sum)], [.. index.Select(k => k * sum)]);
    }

    /// <summary>A pattern of decline: the log rates of today fall in proportion to <paramref name="decline"/>.</summary>
    /// <param name="today">Rates by age, positive.</param>
    /// <param name="decline">Yearly decline by age, not negative, such as the model pattern for a level of life expectancy.</param>
    public static LogLinearMortality PatternOfDecline(ReadOnlySpan<double> today, ReadOnlySpan<double> decline)
    {
        var (level, slope) = (new double[today.Length], new double[today.Length]);
        for (var age = 0; age < today.Length; age++)
        {
            (level[age], slope[age]) = (Math.Log(today[age]), decline[age]);
        }

        return new LogLinearMortality([.. level], [.. slope], []);
    }

    /// <summary>Rates by age at an index.</summary>
    public ImmutableArray<double> At(double index) => [.. Level.Select((a, age) => Math.Exp(a + (Slope[age] * index)))];

    /// <summary>The schedule by single age whose life expectancy at birth is the one asked, to 1e-9 years.</summary>
    /// <param name="expectancy">Years, within the reach of the family.</param>
    /// <param name="sex">The sex.</param>
    /// <exception cref="ArgumentOutOfRangeException">No index gives that expectancy.</exception>
    public ImmutableArray<double> ForExpectancy(double expectancy, Sex sex)
    {
        double Found(double index) => LifeTable.Complete(At(index).AsSpan(), sex).ExpectancyAtBirth;
        var reach = 1.0;
        while (!((Found(-reach) >= expectancy && Found(reach) <= expectancy) || (Found(reach) >= expectancy && Found(-reach) <= expectancy)))
        {
            reach = reach < IndexReach ? reach * 2 : throw new ArgumentOutOfRangeException(nameof(expectancy), expectancy, "No schedule of this family has that life expectancy.");
        }

        var (low, high) = Found(reach) > Found(-reach) ? (-reach, reach) : (reach, -reach);
        for (var round = 0; round < 70; round++)
        {
            var middle = (low + high) / 2;
            (low, high) = Found(middle) < expectancy ? (middle, high) : (low, middle);
        }

        return At((low + high) / 2);
    }
}
