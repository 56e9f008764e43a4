using System.Collections.Immutable;

namespace Anyu.Feel;

/// <summary>Expressions with every leaf replaced by a variable of its own, and the values to try for each.</summary>
internal sealed class LeafSearch
{
    private readonly FeelPrinter printer = new(units: true);
    private readonly Dictionary<string, int> slots = new(StringComparer.Ordinal);
    private readonly List<FeelNode> nodes = [];
    private readonly List<HashSet<FeelValue>> constants = [];
    private readonly Dictionary<int, HashSet<decimal>> counted = [];
    private readonly FeelExpression[] expressions;
    private readonly FeelValue[] frame;
    private readonly Schema? schema;

    /// <param name="originals">The expressions.</param>
    /// <param name="reach">What numbers a leaf can take; null when that is not known.</param>
    public LeafSearch(IReadOnlyList<FeelExpression> originals, Func<FeelNode, NumberReach>? reach = null)
    {
        schema = originals.Select(o => o.Schema).FirstOrDefault(s => s is not null);
        expressions = [.. originals.Select(o => new FeelExpression(o.Source, Rewrite(o.Root), localCount: 0, o.At, o.Schema))];
        foreach (var expression in expressions)
        {
            CollectConstants(expression.Root);
            CollectCounted(expression.Root);
        }

        Leaves = [.. nodes.Select((n, i) => new Leaf(n, slots.First(s => s.Value == i).Key, Values(i, reach)))];
        frame = new FeelValue[Leaves.Length];
    }

    public ImmutableArray<Leaf> Leaves { get; }

    public void Evaluate(int[] choice, FeelValue[] values)
    {
        for (var i = 0; i < frame.Length; i++)
        {
            frame[i] = Leaves[i].Values[choice[i]];
        }

        for (var i = 0; i < values.Length; i++)
        {
            values[i] = expressions[i].Evaluate(frame, ExampleHost.Instance);
        }
    }

    public FeelExample Example(int[] choice) => new([.. Leaves.Select((l, i) => (l.Text, l.Values[choice[i]]))])
    {
        Leaves = [.. Leaves.Select(l => (l.Node, schema))],
    };

    private FeelNode Rewrite(FeelNode node)
    {
        if (!IsLeaf(node))
        {
            return node.Children.IsEmpty ? node : node.WithChildren([.. node.Children.Select(Rewrite)]);
        }

        var text = printer.Print(node);
        if (!slots.TryGetValue(text, out var slot))
        {
            slot = slots[text] = nodes.Count;
            nodes.Add(node);
            constants.Add([]);
        }

        return new FeelNode.VariableRead(new Variable(text, node.Type, slot)) { Type = node.Type, Span = node.Span };
    }

    private static bool IsLeaf(FeelNode node) => node switch
    {
        FeelNode.ElementRead or FeelNode.VariableRead or FeelNode.LocalRead or FeelNode.Setting or FeelNode.AmountOf => true,
        FeelNode.Quantified or FeelNode.For or FeelNode.Filter or FeelNode.MemberAt or FeelNode.Projection => true,
        FeelNode.In { Test: FeelTest.Member { List: not FeelNode.ListLiteral } } => true,
        FeelNode.Call { Function: <= FeelFunction.Max } call => call.Arguments[0] is not FeelNode.ListLiteral,
        FeelNode.Call { Function: >= FeelFunction.DaysBetween and <= FeelFunction.YearsBetween } call => call.Arguments.Any(a => a is not FeelNode.Literal),
        _ => false,
    };

    /// <summary>The literals that stand in one comparison with a leaf.</summary>
    private void CollectConstants(FeelNode root)
    {
        foreach (var node in root.SelfAndDescendants())
        {
            if (node is FeelNode.Comparison or FeelNode.Between or FeelNode.In or FeelNode.Call { Function: FeelFunction.IsWithin })
            {
                var all = node.SelfAndDescendants().ToList();
                foreach (var leaf in all.OfType<FeelNode.VariableRead>())
                {
                    constants[leaf.Variable.Slot].UnionWith(all.OfType<FeelNode.Literal>().Select(l => l.Value));
                }
            }
        }
    }

    /// <summary>The numbers that amounts are computed from, each with the numbers of its unit that it is computed with: a share of 12 months is tried at 12.</summary>
    private void CollectCounted(FeelNode node)
    {
        if (node is FeelNode.VariableRead { Type: FeelType.Number } leaf)
        {
            counted.TryAdd(leaf.Variable.Slot, []);
        }

        foreach (var child in node.Children.Where(c => c.Type is FeelType.Number or FeelType.List))
        {
            CollectCounted(child);
        }

        if (node is FeelNode.Arithmetic)
        {
            var literals = node.SelfAndDescendants().OfType<FeelNode.Literal>().Where(l => l.Value.Kind == FeelKind.Number).ToList();
            foreach (var read in node.SelfAndDescendants().OfType<FeelNode.VariableRead>().Where(r => counted.ContainsKey(r.Variable.Slot)))
            {
                counted[read.Variable.Slot].UnionWith(literals.Where(l => l.Type == read.Type).Select(l => l.Value.AsNumber));
            }
        }
    }

    private FeelValue[] Values(int slot, Func<FeelNode, NumberReach>? reach)
    {
        var usual = Representatives.Of(nodes[slot].Type, schema, constants[slot]);
        if (reach is null || !counted.TryGetValue(slot, out var terms))
        {
            return usual;
        }

        var known = reach(nodes[slot]);
        return [.. usual.Select(v => v.AsNumber).Concat(terms).Concat(known.Values).Where(known.Holds).Distinct().Order().Select(FeelValue.Of)];
    }

    internal sealed record Leaf(FeelNode Node, string Text, FeelValue[] Values);

    /// <summary>Settings and amounts are leaves and never asked; places lie within one another by the prefix of their codes.</summary>
    private sealed class ExampleHost : IFeelHost
    {
        public static readonly ExampleHost Instance = new();

        public bool LeapDayBirthdayOnFeb28 => true;

        public FeelValue Setting(string interpretation) => FeelValue.Unknown(interpretation);

        public FeelValue AmountOf(string benefit) => FeelValue.Unknown(benefit);

        public bool IsWithin(string place, string ancestor) => place.StartsWith(Significant(ancestor), StringComparison.Ordinal);

        public FeelValue AddWorkingDays(DateOnly from, int days) => FeelValue.Unknown(FeelReasons.CalendarRange);

        private static string Significant(string code)
        {
            var length = code.Length;
            while (length >= 2 && code[length - 1] == '0' && code[length - 2] == '0')
            {
                length -= 2;
            }

            return code[..length];
        }
    }
}
