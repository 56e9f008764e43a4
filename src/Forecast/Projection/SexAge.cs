using System.Collections.Immutable;

namespace Anyu.Forecast;

/// <summary>Male or female, as the statistics count them.</summary>
public enum Sex
{
    /// <summary>男.</summary>
    Male,

    /// <summary>女.</summary>
    Female,
}

/// <summary>
/// One number for each sex and single age 0, 1 … up to the open age, whose entry stands for that age and above.
/// Persons, person-years, rates or probabilities, as the owner says.
/// </summary>
public sealed class SexAge
{
    /// <summary>Two columns of equal length, at least two ages.</summary>
    /// <param name="male">Males by age; the last entry is the open age group.</param>
    /// <param name="female">Females by age; the last entry is the open age group.</param>
    /// <exception cref="ArgumentException">The columns differ in length or have fewer than two ages.</exception>
    public SexAge(ImmutableArray<double> male, ImmutableArray<double> female)
    {
        if (male.IsDefault || female.IsDefault || male.Length != female.Length || male.Length < 2)
        {
            throw new ArgumentException("Both sexes need the same ages, at least two.", nameof(male));
        }

        (Male, Female) = (male, female);
    }

    /// <summary>Males by age.</summary>
    public ImmutableArray<double> Male { get; }

    /// <summary>Females by age.</summary>
    public ImmutableArray<double> Female { get; }

    /// <summary>The age at which the open group begins.</summary>
    public int OpenAge => Male.Length - 1;

    /// <summary>The number at one sex and age.</summary>
    public double this[Sex sex, int age] => Of(sex)[age];

    /// <summary>The column of one sex.</summary>
    public ImmutableArray<double> Of(Sex sex) => sex == Sex.Male ? Male : Female;

    /// <summary>Zero everywhere, ages 0 to <paramref name="openAge"/>.</summary>
    public static SexAge Zero(int openAge) => Build(openAge, static (_, _) => 0.0);

    /// <summary>Each entry from a function of sex and age.</summary>
    public static SexAge Build(int openAge, Func<Sex, int, double> entry)
    {
        var male = new double[openAge + 1];
        var female = new double[openAge + 1];
        for (var age = 0; age <= openAge; age++)
        {
            male[age] = entry(Sex.Male, age);
            female[age] = entry(Sex.Female, age);
        }

        return Wrap(male, female);
    }

    /// <summary>Each entry from a function of sex, age and the entry here.</summary>
    public SexAge Map(Func<Sex, int, double, double> entry) => Build(OpenAge, (sex, age) => entry(sex, age, this[sex, age]));

    /// <summary>The sum over one sex.</summary>
    public double Total(Sex sex)
    {
        var sum = 0.0;
        foreach (var value in Of(sex).AsSpan())
        {
            sum += value;
        }

        return sum;
    }

    /// <summary>The sum over both sexes.</summary>
    public double Total() => Total(Sex.Male) + Total(Sex.Female);

    /// <summary>Both sexes, ages <paramref name="from"/> to <paramref name="to"/>, both included.</summary>
    public double Between(int from, int to)
    {
        var sum = 0.0;
        for (var age = from; age <= Math.Min(to, OpenAge); age++)
        {
            sum += Male[age] + Female[age];
        }

        return sum;
    }

    /// <summary>The same persons with a lower open age: everyone at <paramref name="openAge"/> and above is added together. For counts, not for rates.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The new open age is above this one.</exception>
    public SexAge FoldTo(int openAge)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(openAge, OpenAge);
        return Build(openAge, (sex, age) => age < openAge ? this[sex, age] : SumFrom(Of(sex).AsSpan(), openAge));
    }

    /// <summary>Takes the arrays as they are; the caller does not write to them afterwards.</summary>
    internal static SexAge Wrap(double[] male, double[] female) =>
        new(ImmutableArrayOf(male), ImmutableArrayOf(female));

    private static double SumFrom(ReadOnlySpan<double> column, int from)
    {
        var sum = 0.0;
        for (var age = from; age < column.Length; age++)
        {
            sum += column[age];
        }

        return sum;
    }

    private static ImmutableArray<double> ImmutableArrayOf(double[] values) =>
        System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(values);
}
