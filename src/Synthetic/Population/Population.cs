using System.Collections.Immutable;
using System.Globalization;
using Anyu.Kernel;

namespace Anyu.Synthetic;

/// <summary>
/// The persons of a synthetic county on a day: as many as asked, of the ages and sexes of the pattern to the last person that rounding allows, with couples and children.
/// A pure function of content, places, size and day.
/// </summary>
internal sealed class Population
{
    private const int SequencesOfDay = 998;
    private const int AdultYears = 18;

    private Population(ImmutableArray<Resident> residents) => Residents = residents;

    /// <summary>All of them, the youngest group first.</summary>
    public ImmutableArray<Resident> Residents { get; }

    /// <summary>Makes them.</summary>
    /// <param name="content">What they are made of.</param>
    /// <param name="places">The division tree, for the villages.</param>
    /// <param name="persons">How many.</param>
    /// <param name="today">The day on which they are of their ages.</param>
    public static Population Make(CountyContent content, PlaceTree places, int persons, DateOnly today)
    {
        var draws = new Draws((ulong)content.Seed);
        var residents = Ages(content, persons, today, draws);
        var naming = new Naming(content, draws);
        foreach (var person in residents)
        {
            naming.Name(person);
        }

        Settle(content, places, residents, today, draws);
        Couples.Join(content, residents, today, draws);
        Families.Raise(residents, today, draws);
        return new Population(residents);
    }

    /// <summary>How many persons each group and sex has: in proportion, the rest to the largest remainders, together exactly as many as asked.</summary>
    internal static ImmutableArray<(AgeGroup Group, RegisteredSex Sex, int Count)> Share(ImmutableArray<AgeGroup> pattern, int persons)
    {
        var cells = pattern.SelectMany(group => new[] { (Group: group, Sex: RegisteredSex.Male, Whole: group.Male), (Group: group, Sex: RegisteredSex.Female, Whole: group.Female) }).ToList();
        var total = cells.Sum(cell => (long)cell.Whole);
        var shares = cells.ConvertAll(cell => (cell.Group, cell.Sex, Count: (int)(cell.Whole * (long)persons / total), Left: cell.Whole * (long)persons % total));
        var missing = persons - shares.Sum(share => share.Count);
        var raised = shares.Index().OrderByDescending(share => share.Item.Left).ThenBy(share => share.Index).Take(missing).Select(share => share.Index).ToHashSet();
        return [.. shares.Index().Select(share => (share.Item.Group, share.Item.Sex, share.Item.Count + (raised.Contains(share.Index) ? 1 : 0)))];
    }

    private static ImmutableArray<Resident> Ages(CountyContent content, int persons, DateOnly today, Draws draws)
    {
        var residents = ImmutableArray.CreateBuilder<Resident>(persons);
        var sequences = new Dictionary<DateOnly, int>();
        foreach (var (group, sex, count) in Share(content.Ages, persons))
        {
            var (first, last) = (today.AddYears(-group.To - 1).AddDays(1), today.AddYears(-group.From));
            for (var i = 0; i < count; i++)
            {
                var born = first.AddDays(draws.Below(last.DayNumber - first.DayNumber + 1));
                residents.Add(new Resident { Number = residents.Count, Sex = sex, Born = born, IdentityNumber = IdentityNumber(content, born, sex, sequences) });
            }
        }

        return residents.MoveToImmutable();
    }

    /// <summary>Numbers of a day follow each other: odd for men, even for women. On a day that has more births than numbers, the later ones have none.</summary>
    private static string IdentityNumber(CountyContent content, DateOnly born, RegisteredSex sex, Dictionary<DateOnly, int> sequences)
    {
        var used = sequences.GetValueOrDefault(born) + 2;
        sequences[born] = used;
        var sequence = used - (sex == RegisteredSex.Male ? 1 : 0);
        if (sequence > SequencesOfDay)
        {
            return "";
        }

        var seventeen = string.Create(CultureInfo.InvariantCulture, $"{content.Numbers}{born:yyyyMMdd}{sequence:000}");
        return seventeen + ResidentId.CheckCharacter(seventeen);
    }

    /// <summary>Everybody lives in a village; few are registered elsewhere in the prefecture.</summary>
    private static void Settle(CountyContent content, PlaceTree places, ImmutableArray<Resident> residents, DateOnly today, Draws draws)
    {
        const int elsewhere = 35;
        var villages = content.Townships.ToDictionary(township => township.Value, township => places.ChildrenOf(township.Value).Select(village => village.Code).DefaultIfEmpty(township.Value).ToImmutableArray());
        var neighbours = places.ChildrenOf(content.Place.At(PlaceLevel.Prefecture)).Select(place => place.Code).Where(code => code != content.Place).DefaultIfEmpty(content.Place).ToImmutableArray();
        foreach (var person in residents)
        {
            person.Residence = draws.One(villages[draws.One(content.Townships)]);
            person.Hukou = draws.Chance(elsewhere) ? draws.One(neighbours) : person.Residence;
            if (Age.CompletedYears(person.Born, today, LeapDayRule.Mar1) >= AdultYears)
            {
                person.Phone = string.Create(CultureInfo.InvariantCulture, $"{content.Phones}{person.Number % 10_000_000:0000000}")[..11];
            }
        }
    }
}
