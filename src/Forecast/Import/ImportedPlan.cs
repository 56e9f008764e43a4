using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Anyu.Forecast;

/// <summary>What another program's projection asks for, as a plan with its tables.</summary>
/// <param name="Plan">The plan; its source names the file.</param>
/// <param name="Tables">The tables of the plan by name.</param>
public sealed record ImportedPlan(ForecastPlan Plan, ImmutableSortedDictionary<string, string> Tables)
{
    /// <summary>A table by age, with every digit.</summary>
    internal static string Table(SexAge values)
    {
        var text = new StringBuilder("age,male,female\n");
        for (var age = 0; age <= values.OpenAge; age++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{age},{values.Male[age]:R},{values.Female[age]:R}\n");
        }

        return text.ToString();
    }
}
