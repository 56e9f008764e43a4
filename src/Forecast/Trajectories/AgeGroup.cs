using System.Globalization;

namespace Anyu.Forecast;

/// <summary>Ages whose sum is wanted, both ends included, of one sex or of both.</summary>
/// <param name="From">The first age.</param>
/// <param name="To">The last age; an end at or above the open age takes everybody older.</param>
/// <param name="Sex">One sex, or null for both together.</param>
public readonly record struct AgeGroup(int From, int To, Sex? Sex = null)
{
    /// <summary>Both sexes of some ages.</summary>
    public static implicit operator AgeGroup((int From, int To) ages) => new(ages.From, ages.To);

    /// <summary>Its name in files and tables: <c>0-4</c>, <c>60+</c>, <c>male:37</c>, <c>female:100+</c>.</summary>
    /// <param name="openAge">The open age of the output.</param>
    public string Name(int openAge)
    {
        var ages = To >= openAge ? string.Create(CultureInfo.InvariantCulture, $"{From}+")
            : From == To ? string.Create(CultureInfo.InvariantCulture, $"{From}")
            : string.Create(CultureInfo.InvariantCulture, $"{From}-{To}");
        return Sex switch { null => ages, Forecast.Sex.Male => "male:" + ages, _ => "female:" + ages };
    }
}
