using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>What reforms would change.</summary>
/// <param name="On">The date asked.</param>
/// <param name="Families">How many families there are.</param>
/// <param name="Law">What the law as it stands gives, by benefit.</param>
/// <param name="Reforms">The reforms, in the order asked.</param>
public sealed record SimulationReport(DateOnly On, long Families, ImmutableArray<BenefitTotal> Law, ImmutableArray<ReformResult> Reforms)
{
    /// <summary>The money of a year under the law as it stands, in yuan.</summary>
    public decimal YuanAYear => Law.Sum(b => b.YuanAYear);

    /// <summary>The days of leave of a year under the law as it stands.</summary>
    public decimal DaysAYear => Law.Sum(b => b.DaysAYear);
}

/// <summary>The same reforms over the ends of a forecast's 80 percent band.</summary>
/// <param name="Low">Over the lower end.</param>
/// <param name="High">Over the upper end.</param>
public sealed record SimulationInterval(SimulationReport Low, SimulationReport High)
{
    /// <summary>What the ends are.</summary>
    public static Bilingual Meaning { get; } = new(
        "两端是每一岁的人数同时取80%区间的下端、上端算出来的，比总数自己的80%区间宽。只含人数的不确定，不含别的假设。",
        "The ends take the lower and the upper end of the 80 % band at every age at once, which is wider than the 80 % band of the sum. They hold the uncertainty of numbers of people alone, not of the other assumptions.");

    /// <summary>All families of a reform at both ends.</summary>
    /// <param name="at">The reform, from 0.</param>
    public (ReformCell Low, ReformCell High) Of(int at) => (Low.Reforms[at].All, High.Reforms[at].All);
}

/// <summary>What a benefit comes to in a population.</summary>
/// <param name="Benefit">The benefit.</param>
/// <param name="Granted">How many answers grant it.</param>
/// <param name="Sum">The sum of their amounts, in the benefit's unit and for its period.</param>
public sealed record BenefitTotal(Benefit Benefit, long Granted, decimal Sum)
{
    /// <summary>How many of its periods a year has; null when that depends on events that nobody counts.</summary>
    public static int? PeriodsAYear(Benefit benefit) => benefit.Per switch
    {
        "once" or "year" => 1,
        "month" => 12,
        _ => null,
    };

    /// <summary>The money of a year, in yuan: of events the year that ends on the date asked, of months twelve like the one asked. Nothing where it is no money.</summary>
    public decimal YuanAYear => Benefit.Kind == BenefitKind.Money ? Sum * (PeriodsAYear(Benefit) ?? 0) : 0;

    /// <summary>The days of leave of a year. Nothing where it gives none.</summary>
    public decimal DaysAYear => Benefit is { Kind: BenefitKind.Days, Unit: Feel.Unit.Day } ? Sum * (PeriodsAYear(Benefit) ?? 0) : 0;
}

/// <summary>What one reform would change.</summary>
/// <param name="Reform">The reform.</param>
/// <param name="All">All families.</param>
/// <param name="Benefits">The benefits it changes: before and after.</param>
/// <param name="ByPlace">By the division of the family.</param>
/// <param name="ByChildren">By how many children there are, the last for that many or more.</param>
/// <param name="ByIncome">By income band; empty when the population has none.</param>
/// <param name="ByOrder">By the order of birth of the child or delivery that the answers are about, 0 for those about no single child, the last for that order and later. Money and days add up to the whole; a family may count in several.</param>
/// <param name="Examples">Some families that gain and some that lose.</param>
public sealed record ReformResult(
    Reform Reform,
    ReformCell All,
    ImmutableArray<BenefitChange> Benefits,
    ImmutableArray<ReformCell> ByPlace,
    ImmutableArray<ReformCell> ByChildren,
    ImmutableArray<ReformCell> ByIncome,
    ImmutableArray<ReformCell> ByOrder,
    ImmutableArray<ReformExample> Examples)
{
    /// <summary>Whether nothing is told but how many families there are, because too few of them are affected, or not affected.</summary>
    public bool IsWithheld { get; init; }

    /// <summary>The same by the divisions of a level; a division above it stays as it is.</summary>
    /// <param name="level">The level.</param>
    public ImmutableArray<ReformCell> ByPlaceAt(PlaceLevel level) =>
        [.. ByPlace.GroupBy(c => Division(c.Group, level), StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Aggregate((a, b) => a.With(b)) with { Group = g.Key })];

    private static string Division(string place, PlaceLevel level) => PlaceCode.TryParse(place, out var code, out _) ? code.At((PlaceLevel)Math.Min((int)code.Level, (int)level)).ToString() : place;
}

/// <summary>
/// What a reform changes in a group of families. Each family is in one class alone: what is known to change comes first, so that a family that gains one thing for certain is told as
/// gaining, whatever facts it lacks for another; <see cref="Gain"/>, <see cref="Lose"/>, <see cref="Both"/>, <see cref="Open"/> and <see cref="Same"/> add up to <see cref="Families"/>.
/// </summary>
/// <param name="Group">A division code, a number of children, an income band, an order of birth; empty for all.</param>
/// <param name="Families">How many families the group has.</param>
/// <param name="Gain">How many gain something and lose nothing.</param>
/// <param name="Lose">How many lose something and gain nothing.</param>
/// <param name="Both">How many gain one thing and lose another.</param>
/// <param name="Open">How many neither gain nor lose for certain, and have an answer that facts they lack decide, before or after, and that the reform may change.</param>
/// <param name="YuanAYear">What it costs more in a year, in yuan; below nought: less.</param>
/// <param name="DaysAYear">How many more days of leave it gives in a year.</param>
public sealed record ReformCell(string Group, long Families, long Gain, long Lose, long Both, long Open, decimal YuanAYear, decimal DaysAYear)
{
    /// <summary>How many have everything as before.</summary>
    public long Same => Families - Gain - Lose - Both - Open;

    /// <summary>Both groups together, under the name of the first.</summary>
    public ReformCell With(ReformCell other) => this with
    {
        Families = Families + other.Families, Gain = Gain + other.Gain, Lose = Lose + other.Lose, Both = Both + other.Both, Open = Open + other.Open,
        YuanAYear = YuanAYear + other.YuanAYear, DaysAYear = DaysAYear + other.DaysAYear,
    };
}

/// <summary>A benefit under the law and under a reform.</summary>
public sealed record BenefitChange(BenefitTotal Before, BenefitTotal After);

/// <summary>A family that a reform affects.</summary>
/// <param name="Row">The number of the family in the population, from 0.</param>
/// <param name="Gains">Whether it gains; otherwise it loses.</param>
/// <param name="Place">The division it counts in; null when unknown.</param>
/// <param name="Differences">What differs.</param>
public sealed record ReformExample(long Row, bool Gains, string? Place, ImmutableArray<ReformDifference> Differences);

/// <summary>An answer that differs, and the changes of the reform it rests on.</summary>
/// <param name="Before">Under the law; null when there is none.</param>
/// <param name="After">Under the reform; null when there is none.</param>
/// <param name="Changes">The changes, each with the sentence as it stands and as supposed.</param>
public sealed record ReformDifference(Determination? Before, Determination? After, ImmutableArray<SentenceChange> Changes);

/// <summary>A sentence of the law before and after.</summary>
/// <param name="Change">The change.</param>
/// <param name="Before">The words that stand, verbatim, or the reading used; null when there are none, or none at hand.</param>
/// <param name="After">The words supposed.</param>
public sealed record SentenceChange(ReformChange Change, Bilingual? Before, Bilingual? After);
