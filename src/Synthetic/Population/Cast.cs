using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Synthetic;

/// <summary>The persons of a population as whom the demonstration's accounts sign in.</summary>
/// <param name="Mother">A wife with a child of some weeks and, where the population has such a family, an older one.</param>
/// <param name="Expecting">A young wife without children.</param>
internal sealed record Cast(Resident Mother, Resident Expecting)
{
    private const int NewbornDaysAtLeast = 40;
    private const int NewbornDaysAtMost = 75;

    /// <summary>The roles that accounts can have.</summary>
    public static ImmutableArray<string> Roles { get; } = ["mother-of-newborn", "father-of-newborn", "expecting"];

    /// <summary>The child of some weeks.</summary>
    public Resident Newborn => Mother.Children.MaxBy(child => child.Born)!;

    /// <summary>Chooses them; a population of the least size has them.</summary>
    public static Cast Of(Population population, DateOnly today)
    {
        var wives = population.Residents.Where(person => person is { Sex: RegisteredSex.Female, Spouse: not null }).ToList();
        var (from, to) = (today.AddDays(-NewbornDaysAtMost), today.AddDays(-NewbornDaysAtLeast));
        var mother = wives.Where(wife => wife.Children.Exists(child => child.Born >= from && child.Born <= to)).OrderBy(wife => Math.Abs(wife.Children.Count - 2)).ThenBy(wife => wife.Number).FirstOrDefault()
            ?? wives.Where(wife => wife.Children.Count > 0).MaxBy(wife => wife.Children.Max(child => child.Born));
        var expecting = wives.Where(wife => wife.Children.Count == 0).MinBy(wife => Math.Abs(wife.Born.DayNumber - today.AddYears(-28).DayNumber));
        return new Cast(mother ?? throw new InvalidOperationException("A population without a mother."), expecting ?? throw new InvalidOperationException("A population without a young wife."));
    }

    /// <summary>The person of a role.</summary>
    public Resident Of(string role) => role switch
    {
        "mother-of-newborn" => Mother,
        "father-of-newborn" => Mother.Spouse!,
        _ => Expecting,
    };
}
