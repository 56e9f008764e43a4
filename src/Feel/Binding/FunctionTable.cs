using System.Collections.Frozen;

namespace Anyu.Feel;

/// <summary>The names of the functions and how many arguments they take.</summary>
internal static class FunctionTable
{
    public const string Setting = "setting";
    public const string AmountOf = "amountOf";

    private static readonly FrozenDictionary<string, FeelFunction> ByName = Enum.GetValues<FeelFunction>().ToFrozenDictionary(Name, StringComparer.Ordinal);

    /// <summary>Every name, with the two that name what the law holds.</summary>
    public static IEnumerable<string> Names => ByName.Keys.Append(Setting).Append(AmountOf);

    public static FeelFunction? Find(string name) => ByName.TryGetValue(name, out var function) ? function : null;

    public static string Name(FeelFunction function)
    {
        var name = function.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>How many arguments; <c>sum</c>, <c>min</c> and <c>max</c> also take any number of single values.</summary>
    public static int Arity(FeelFunction function) => function switch
    {
        FeelFunction.Date => 3,
        FeelFunction.Round or FeelFunction.Earlier or FeelFunction.Later or FeelFunction.IsWithin => 2,
        >= FeelFunction.AddDays and <= FeelFunction.YearsBetween => 2,
        _ => 1,
    };
}
