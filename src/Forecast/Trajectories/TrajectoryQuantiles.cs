using System.Collections.Immutable;

namespace Anyu.Forecast;

/// <summary>Quantiles of every sex, age and year, exact over the trajectories drawn (type 7 between ranks).</summary>
public sealed class TrajectoryQuantiles
{
    private readonly double[] cells;
    private readonly int ages;

    internal TrajectoryQuantiles(ProjectionInputs inputs, TrajectoryPlan plan)
    {
        BaseYear = inputs.BaseYear;
        Years = inputs.Years.Length;
        OpenAge = Math.Min(plan.OutputOpenAge, inputs.BasePopulation.OpenAge);
        Quantiles = plan.Quantiles;
        ages = OpenAge + 1;
        cells = new double[(Years + 1) * 2 * ages * Quantiles.Length];
        Population = new double[(Years + 1) * Quantiles.Length];
        Births = new double[(Years + 1) * Quantiles.Length];
        Deaths = new double[(Years + 1) * Quantiles.Length];
        Groups = plan.Groups.IsDefault ? [] : plan.Groups;
        GroupCells = new double[(Years + 1) * Groups.Length * Quantiles.Length];
    }

    /// <summary>The calendar year of the base population.</summary>
    public int BaseYear { get; }

    /// <summary>Years projected.</summary>
    public int Years { get; }

    /// <summary>The open age of the output.</summary>
    public int OpenAge { get; }

    /// <summary>The shares asked.</summary>
    public ImmutableArray<double> Quantiles { get; }

    /// <summary>The age groups asked.</summary>
    public ImmutableArray<AgeGroup> Groups { get; }

    internal double[] Population { get; }

    internal double[] Births { get; }

    internal double[] Deaths { get; }

    internal double[] GroupCells { get; }

    /// <summary>Persons of one sex and age in a calendar year, one number for each share asked.</summary>
    public ReadOnlySpan<double> At(int year, Sex sex, int age) 
    {
        var (series, index) = Place(year - BaseYear, sex, age);
        return Slice(series, index);
    }

    /// <summary>Both sexes and all ages in a calendar year.</summary>
    public ReadOnlySpan<double> TotalAt(int year) => Slice(Population, year - BaseYear);

    /// <summary>Births of the projection year that starts in a calendar year.</summary>
    public ReadOnlySpan<double> BirthsFrom(int year) => Slice(Births, year - BaseYear + 1);

    /// <summary>Deaths of the projection year that starts in a calendar year.</summary>
    public ReadOnlySpan<double> DeathsFrom(int year) => Slice(Deaths, year - BaseYear + 1);

    /// <summary>Persons of the age group at an index of <see cref="Groups"/> in a calendar year.</summary>
    public ReadOnlySpan<double> GroupAt(int year, int group) => Slice(GroupCells, ((year - BaseYear) * Groups.Length) + group);

    internal (double[] Series, int Index) Place(int step, Sex sex, int age) => (cells, (((step * 2) + (int)sex) * ages) + age);

    internal Span<double> Slice(double[] series, int index) => series.AsSpan(index * Quantiles.Length, Quantiles.Length);

    /// <summary>All results as bytes in a fixed order, for hashing and comparing runs bit by bit.</summary>
    internal IEnumerable<double[]> Parts() => [cells, Population, Births, Deaths, GroupCells];
}
