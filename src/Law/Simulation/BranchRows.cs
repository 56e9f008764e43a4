using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Anyu.Feel;

namespace Anyu.Law;

/// <summary>What one reform changes: in the rows of a block, and in all groups so far.</summary>
internal sealed class BranchRows(ReformSimulation simulation, int law, SimulationGroups groups)
{
    private readonly ImmutableArray<bool> mayConcern = Concerned(simulation, law, groups);
    private readonly Changes whole = new();
    private readonly Changes[] byOrder = [.. Enumerable.Range(0, BirthOrders.Orders).Select(_ => new Changes())];
    private readonly Dictionary<string, Sums> benefits = new(StringComparer.Ordinal);
    private readonly Cell[] places = new Cell[groups.Place.Names.Length];
    private readonly Cell[] children = new Cell[groups.Children.Names.Length];
    private readonly Cell[] incomes = new Cell[groups.Income.Names.Length];
    private readonly Cell[] orders = new Cell[BirthOrders.Orders];
    private readonly ExampleFamilies? examples = simulation.HasExamples ? new(simulation, law) : null;
    private Cell all;

    /// <summary>Compares an answer with that of the law as it stands.</summary>
    /// <param name="answer">What it is about.</param>
    /// <param name="order">The order of birth that it is about, in each row.</param>
    /// <param name="before">Under the law.</param>
    /// <param name="after">Under the reform.</param>
    /// <param name="told">The rows, and who is told of each that changes.</param>
    public void Compare(BatchAnswer answer, int[] order, AnswerRows before, AnswerRows after, (ColumnBlock Block, IChangedAnswers? Into) told)
    {
        var benefit = answer.Benefit;
        var (b, a) = (before.Sum(), after.Sum());
        benefits[benefit.Id] = benefits.GetValueOrDefault(benefit.Id).With(new Sums(a.Granted - b.Granted, a.Amount - b.Amount));
        var periods = BenefitTotal.PeriodsAYear(benefit) ?? 0;
        var (money, days) = (benefit.Kind == BenefitKind.Money ? periods : 0, benefit is { Kind: BenefitKind.Days, Unit: Unit.Day } ? periods : 0);
        for (var word = 0; word < ColumnBlock.Words; word++)
        {
            var (had, has) = (before.Granted[word], after.Granted[word]);
            var open = Open(word, before.Unknown[word], after.Unknown[word]);
            var (gain, lose) = (has & ~had & ~before.Unknown[word], had & ~has & ~after.Unknown[word]);
            for (var left = had | has | open; left != 0; left &= left - 1)
            {
                var (bit, row) = (left & (~left + 1), (word * 64) + BitOperations.TrailingZeroCount(left));
                var difference = ((has & bit) == 0 ? 0 : after.Amounts[row]) - ((had & bit) == 0 ? 0 : before.Amounts[row]);
                var both = (had & has & bit) != 0;
                var (gains, loses) = ((gain & bit) != 0 || (both && difference > 0), (lose & bit) != 0 || (both && difference < 0));
                if (gains || loses || difference != 0 || (open & bit) != 0)
                {
                    if (gains || loses || before.At(row) != after.At(row))
                    {
                        told.Into?.Take(new ChangedAnswer(
                            told.Block.FirstRow + row, groups.Place.Names[groups.Place.Of(row)], law - 1, answer, before.At(row), before.AmountAt(row), after.At(row), after.AmountAt(row)));
                    }

                    whole.Note(word, row, gains, loses, (open & bit) != 0, difference * money, difference * days);
                    byOrder[order[row]].Note(word, row, gains, loses, (open & bit) != 0, difference * money, difference * days);
                }
            }
        }
    }

    /// <summary>
    /// The rows that facts decide which are missing, before or after. Where they are missing both times nobody can tell whether the reform would change the answer, but it may only
    /// where a place's law is another.
    /// </summary>
    private ulong Open(int word, ulong before, ulong after)
    {
        var open = before ^ after;
        for (var left = before & after; left != 0; left &= left - 1)
        {
            open |= mayConcern[groups.Place.Of((word * 64) + BitOperations.TrailingZeroCount(left))] ? left & (~left + 1) : 0;
        }

        return open;
    }

    private static ImmutableArray<bool> Concerned(ReformSimulation simulation, int law, SimulationGroups groups)
    {
        var changed = ReformPlaces.Of(simulation.Laws[0], simulation.Branches[law - 1]);
        return [.. groups.Place.Names.Select(name => ReformPlaces.Concern(changed, name))];
    }

    /// <summary>Counts the rows of the block that differ.</summary>
    public void End(ColumnBlock block, SimulationGroups of)
    {
        whole.Take((row, one) =>
        {
            all = all.With(one);
            places[of.Place.Of(row)] = places[of.Place.Of(row)].With(one);
            children[of.Children.Of(row)] = children[of.Children.Of(row)].With(one);
            incomes[of.Income.Of(row)] = incomes[of.Income.Of(row)].With(one);
            examples?.Offer(block, row, of.Place.Names[of.Place.Of(row)], one.Gain > 0, one.Lose > 0);
        });
        foreach (var (order, changes) in byOrder.Index())
        {
            changes.Take((_, one) => orders[order] = orders[order].With(one));
        }
    }

    public void Add(BranchRows other)
    {
        all = all.With(other.all);
        Add(places, other.places);
        Add(children, other.children);
        Add(incomes, other.incomes);
        Add(orders, other.orders);
        foreach (var (id, sums) in other.benefits)
        {
            benefits[id] = benefits.GetValueOrDefault(id).With(sums);
        }

        examples?.Add(other.examples!);
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
        [.. orders.Select((c, i) => c.Of(i.ToString(CultureInfo.InvariantCulture), of.Orders[i])).Where(c => c.Families > 0)],
        examples?.All ?? []);

    private static ImmutableArray<ReformCell> Cells(Cell[] cells, SimulationGroups.Grouping of) =>
        [.. cells.Select((c, i) => c.Of(of.Names[i], of.Families[i])).Where(c => c.Families > 0)];

    private static void Add(Cell[] cells, Cell[] others)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = cells[i].With(others[i]);
        }
    }

    /// <summary>What changes in the rows of one block: for the families, or for their children of one order of birth.</summary>
    private sealed class Changes
    {
        private readonly ulong[] gain = new ulong[ColumnBlock.Words];
        private readonly ulong[] lose = new ulong[ColumnBlock.Words];
        private readonly ulong[] open = new ulong[ColumnBlock.Words];
        private readonly ulong[] any = new ulong[ColumnBlock.Words];
        private readonly long[] money = new long[ColumnBlock.MaxRows];
        private readonly long[] days = new long[ColumnBlock.MaxRows];

        public void Note(int word, int row, bool gains, bool loses, bool isOpen, long yuan, long leave)
        {
            var bit = 1UL << (row % 64);
            any[word] |= bit;
            gain[word] |= gains ? bit : 0;
            lose[word] |= loses ? bit : 0;
            open[word] |= isOpen ? bit : 0;
            money[row] += yuan;
            days[row] += leave;
        }

        /// <summary>Hands over each row that changes, and forgets it.</summary>
        public void Take(Action<int, Cell> take)
        {
            for (var word = 0; word < ColumnBlock.Words; word++)
            {
                for (var left = any[word]; left != 0; left &= left - 1)
                {
                    var (bit, row) = (left & (~left + 1), (word * 64) + BitOperations.TrailingZeroCount(left));
                    take(row, new Cell(gain[word] & ~lose[word] & bit, lose[word] & ~gain[word] & bit, gain[word] & lose[word] & bit, open[word] & ~gain[word] & ~lose[word] & bit, money[row], days[row]));
                    (money[row], days[row]) = (0, 0);
                }

                (gain[word], lose[word], open[word], any[word]) = (0, 0, 0, 0);
            }
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
