using System.Collections.Immutable;
using System.Numerics;
using Anyu.Feel;

namespace Anyu.Law;

/// <summary>What one reform changes: in the rows of a block, and in all groups so far.</summary>
internal sealed class BranchRows(ReformSimulation simulation, int law, SimulationGroups groups)
{
    private readonly ulong[] gain = new ulong[ColumnBlock.Words];
    private readonly ulong[] lose = new ulong[ColumnBlock.Words];
    private readonly ulong[] open = new ulong[ColumnBlock.Words];
    private readonly long[] money = new long[ColumnBlock.MaxRows];
    private readonly long[] days = new long[ColumnBlock.MaxRows];
    private readonly Dictionary<string, Sums> benefits = new(StringComparer.Ordinal);
    private readonly Cell[] places = new Cell[groups.Place.Names.Length];
    private readonly Cell[] children = new Cell[groups.Children.Names.Length];
    private readonly Cell[] incomes = new Cell[groups.Income.Names.Length];
    private readonly ExampleFamilies examples = new(simulation, law);
    private Cell all;

    /// <summary>Compares an answer with that of the law as it stands.</summary>
    public void Compare(Benefit benefit, AnswerRows before, AnswerRows after)
    {
        var (b, a) = (before.Sum(), after.Sum());
        benefits[benefit.Id] = benefits.GetValueOrDefault(benefit.Id).With(new Sums(a.Granted - b.Granted, a.Amount - b.Amount));
        var (ofMoney, ofDays) = (benefit.Kind == BenefitKind.Money, benefit is { Kind: BenefitKind.Days, Unit: Unit.Day });
        var into = ofMoney ? money : ofDays ? days : null;
        var periods = BenefitTotal.PeriodsAYear(benefit) ?? 0;
        for (var word = 0; word < ColumnBlock.Words; word++)
        {
            var (had, has) = (before.Granted[word], after.Granted[word]);
            open[word] |= (before.Unknown[word] & ~after.Unknown[word]) | (after.Unknown[word] & ~before.Unknown[word]);
            gain[word] |= has & ~had & ~before.Unknown[word];
            lose[word] |= had & ~has & ~after.Unknown[word];
            for (var left = had | has; left != 0; left &= left - 1)
            {
                var (bit, row) = (left & (~left + 1), (word * 64) + BitOperations.TrailingZeroCount(left));
                var difference = ((has & bit) == 0 ? 0 : after.Amounts[row]) - ((had & bit) == 0 ? 0 : before.Amounts[row]);
                if (difference != 0)
                {
                    gain[word] |= (had & has & bit) != 0 && difference > 0 ? bit : 0;
                    lose[word] |= (had & has & bit) != 0 && difference < 0 ? bit : 0;
                    into?[row] += difference * periods;
                }
            }
        }
    }

    /// <summary>Counts the rows of the block that differ.</summary>
    public void End(ColumnBlock block, SimulationGroups of)
    {
        for (var word = 0; word < ColumnBlock.Words; word++)
        {
            for (var left = gain[word] | lose[word] | open[word]; left != 0; left &= left - 1)
            {
                var (bit, row) = (left & (~left + 1), (word * 64) + BitOperations.TrailingZeroCount(left));
                var one = new Cell(gain[word] & ~lose[word] & bit, lose[word] & ~gain[word] & bit, gain[word] & lose[word] & bit, open[word] & bit, money[row], days[row]);
                all = all.With(one);
                places[of.Place.Of(row)] = places[of.Place.Of(row)].With(one);
                children[of.Children.Of(row)] = children[of.Children.Of(row)].With(one);
                incomes[of.Income.Of(row)] = incomes[of.Income.Of(row)].With(one);
                examples.Offer(block, row, of.Place.Names[of.Place.Of(row)], one.Gain > 0, one.Lose > 0);
                (money[row], days[row]) = (0, 0);
            }
        }

        Array.Clear(gain);
        Array.Clear(lose);
        Array.Clear(open);
    }

    public void Add(BranchRows other)
    {
        all = all.With(other.all);
        Add(places, other.places);
        Add(children, other.children);
        Add(incomes, other.incomes);
        foreach (var (id, sums) in other.benefits)
        {
            benefits[id] = benefits.GetValueOrDefault(id).With(sums);
        }

        examples.Add(other.examples);
    }

    public ReformResult Report(Dictionary<string, Sums> trunk, SimulationGroups of, long families) => new(
        simulation.Branches[law - 1].Reform,
        all.Of("", families),
        [
            .. benefits.OrderBy(b => b.Key, StringComparer.Ordinal).Select(b => (Benefit: simulation.Laws[law].Benefits[b.Key], Before: trunk.GetValueOrDefault(b.Key), Difference: b.Value))
                .Select(b => new BenefitChange(b.Before.Of(b.Benefit), b.Before.With(b.Difference).Of(b.Benefit))),
        ],
        Cells(places, of.Place),
        Cells(children, of.Children),
        of.Income.IsTold ? Cells(incomes, of.Income) : [],
        examples.All);

    private static ImmutableArray<ReformCell> Cells(Cell[] cells, SimulationGroups.Grouping of) =>
        [.. cells.Select((c, i) => c.Of(of.Names[i], of.Families[i])).Where(c => c.Families > 0)];

    private static void Add(Cell[] cells, Cell[] others)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = cells[i].With(others[i]);
        }
    }

    /// <summary>A group so far; money and days in ten-thousandths.</summary>
    private readonly record struct Cell(long Gain, long Lose, long Both, long Open, Int128 Money, Int128 Days)
    {
        public Cell(ulong gain, ulong lose, ulong both, ulong open, long money, long days)
            : this(gain == 0 ? 0L : 1, lose == 0 ? 0L : 1, both == 0 ? 0L : 1, open == 0 ? 0L : 1, (Int128)money, (Int128)days)
        {
        }

        public Cell With(Cell o) => new(Gain + o.Gain, Lose + o.Lose, Both + o.Both, Open + o.Open, Money + o.Money, Days + o.Days);

        public ReformCell Of(string name, long families) =>
            new(name, families, Gain, Lose, Both, Open, (decimal)Money / AnswerRows.Scale, (decimal)Days / AnswerRows.Scale);
    }
}
