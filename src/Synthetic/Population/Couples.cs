using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Synthetic;

/// <summary>Joins couples: as many women of an age as are married, with men of about their age who are old enough to marry.</summary>
internal static class Couples
{
    private const int WifeYears = 20;
    private const int HusbandYears = 22;

    /// <summary>Years by which a husband is older, the likeliest first.</summary>
    private static readonly ImmutableArray<int> OlderBy = [2, 1, 3, 0, 4, -1, 5, 6];

    public static void Join(CountyContent content, ImmutableArray<Resident> residents, DateOnly today, Draws draws)
    {
        var men = residents.Where(person => person.Sex == RegisteredSex.Male).GroupBy(person => person.Born.Year).ToDictionary(year => year.Key, year => new Queue<Resident>(year));
        foreach (var wife in residents.Where(person => person.Sex == RegisteredSex.Female))
        {
            var age = Age.CompletedYears(wife.Born, today, LeapDayRule.Mar1);
            var share = content.Married.FirstOrDefault(known => age >= known.From && age <= known.To)?.Thousandths ?? 0;
            if (draws.Chance(share) && OlderBy.Select(years => men.GetValueOrDefault(wife.Born.Year - years)).FirstOrDefault(waiting => waiting is { Count: > 0 }) is { } found)
            {
                Marry(wife, found.Dequeue(), today, draws);
            }
        }
    }

    /// <summary>They marry in her twenties, when both are old enough (Civil Code art. 1047), and live in his village.</summary>
    private static void Marry(Resident wife, Resident husband, DateOnly today, Draws draws)
    {
        var (wifeFrom, husbandFrom) = (wife.Born.AddYears(WifeYears), husband.Born.AddYears(HusbandYears));
        var earliest = wifeFrom > husbandFrom ? wifeFrom : husbandFrom;
        var on = earliest.AddDays(draws.Below(365 * 5));
        if (earliest >= today.AddYears(-1))
        {
            return;
        }

        on = on < today.AddYears(-1) ? on : earliest.AddDays(draws.Below(today.AddYears(-1).DayNumber - earliest.DayNumber));
        (wife.Spouse, husband.Spouse, wife.MarriedOn, husband.MarriedOn, wife.Residence) = (husband, wife, on, on, husband.Residence);
    }
}
