using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Synthetic;

/// <summary>Gives the young their parents: married couples, born at a mother's age that is common, brothers and sisters more than a year apart.</summary>
internal static class Families
{
    private const int RaisedYears = 26;
    private const int MostChildren = 3;
    private const int ThirdChild = 150;
    private const int DaysApart = 420;
    private const int DaysMarried = 240;
    private const int Tries = 14;

    /// <summary>The mother's age at a birth, the commonest most often.</summary>
    private static readonly ImmutableArray<Weighted<int>> MothersAge =
    [
        new(21, 2), new(22, 3), new(23, 5), new(24, 7), new(25, 9), new(26, 11), new(27, 12), new(28, 12), new(29, 11), new(30, 10), new(31, 8), new(32, 7), new(33, 6), new(34, 5), new(35, 4), new(36, 3),
        new(37, 2), new(38, 2), new(39, 1), new(40, 1),
    ];

    public static void Raise(ImmutableArray<Resident> residents, DateOnly today, Draws draws)
    {
        var mothers = residents.Where(person => person is { Sex: RegisteredSex.Female, Spouse: not null }).GroupBy(person => person.Born.Year).ToDictionary(year => year.Key, year => year.ToList());
        foreach (var child in residents.Where(person => Age.CompletedYears(person.Born, today, LeapDayRule.Mar1) < RaisedYears && person.Spouse is null))
        {
            for (var attempt = 0; attempt < Tries && child.Mother is null; attempt++)
            {
                if (mothers.GetValueOrDefault(child.Born.Year - draws.One(MothersAge)) is { } known && draws.One(known) is var mother && Fits(mother, child, draws))
                {
                    Belong(child, mother);
                }
            }
        }
    }

    private static bool Fits(Resident mother, Resident child, Draws draws) =>
        mother.MarriedOn.AddDays(DaysMarried) <= child.Born
        && mother.Children.Count < MostChildren
        && (mother.Children.Count < MostChildren - 1 || draws.Chance(ThirdChild))
        && mother.Children.TrueForAll(other => Math.Abs(other.Born.DayNumber - child.Born.DayNumber) >= DaysApart);

    private static void Belong(Resident child, Resident mother)
    {
        var father = mother.Spouse!;
        (child.Mother, child.Father, child.Surname, child.Residence, child.Hukou) = (mother, father, father.Surname, mother.Residence, mother.Hukou);
        mother.Children.Add(child);
        father.Children.Add(child);
    }
}
