using System.Collections.Immutable;
using Anyu.Feel;

namespace Anyu.Law;

/// <summary>The first families of different divisions that gain, and that lose.</summary>
internal sealed class ExampleFamilies(ReformSimulation simulation, int law)
{
    private const int OfEach = 3;

    private readonly SortedDictionary<long, ReformExample> gaining = [];
    private readonly SortedDictionary<long, ReformExample> losing = [];

    /// <summary>Those that gain, then those that lose.</summary>
    public ImmutableArray<ReformExample> All => [.. gaining.Values, .. losing.Values];

    /// <summary>Keeps a family when it is among the first.</summary>
    public void Offer(ColumnBlock block, int row, string place, bool gains, bool loses)
    {
        if (!gains && !loses)
        {
            return;
        }

        var (kept, number) = (gains ? gaining : losing, block.FirstRow + row);
        if ((kept.Count < OfEach || number < kept.Keys.Last()) && !kept.Values.Any(e => e.Place == place && e.Row < number))
        {
            Keep(kept, new ReformExample(number, gains, place.Length == 0 ? null : place, Differences(block, row)));
        }
    }

    public void Add(ExampleFamilies other)
    {
        foreach (var example in other.gaining.Values)
        {
            Keep(gaining, example);
        }

        foreach (var example in other.losing.Values)
        {
            Keep(losing, example);
        }
    }

    private static void Keep(SortedDictionary<long, ReformExample> kept, ReformExample example)
    {
        var same = kept.Values.FirstOrDefault(e => e.Place == example.Place);
        if (same is not null && same.Row < example.Row)
        {
            return;
        }

        if (same is not null)
        {
            kept.Remove(same.Row);
        }

        kept[example.Row] = example;
        if (kept.Count > OfEach)
        {
            kept.Remove(kept.Keys.Last());
        }
    }

    private ImmutableArray<ReformDifference> Differences(ColumnBlock block, int row)
    {
        var branch = simulation.Branches[law - 1];
        var changed = simulation.Plan.Answers.Where(a => a.Law == law).Select(a => a.Benefit.Id).Distinct(StringComparer.Ordinal).ToImmutableArray();
        var before = Decide(simulation.Laws[0], block, row, changed);
        var after = Decide(branch.Book, block, row, changed);
        return
        [
            .. before.Keys.Union(after.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(key => (Before: before.GetValueOrDefault(key), After: after.GetValueOrDefault(key)))
                .Where(d => d.Before?.Outcome != d.After?.Outcome || d.Before?.Amount?.Value != d.After?.Amount?.Value)
                .Select(d => new ReformDifference(d.Before, d.After, SentenceChanges.Between(simulation.Laws[0], branch, d.Before, d.After))),
        ];
    }

    private Dictionary<string, Determination> Decide(Lawbook book, ColumnBlock block, int row, ImmutableArray<string> changed)
    {
        var rows = new FamilyRows(book, simulation.Plan.Columns.Schema);
        rows.Begin(block);
        var request = DecisionRequest.For(simulation.On) with { Benefits = changed, Explain = false };
        return Determiner.Decide(book, rows.StatementOf(row), request).ToDictionary(d => $"{d.Benefit.Id} {string.Join(' ', d.Subject.Values)}", StringComparer.Ordinal);
    }
}
