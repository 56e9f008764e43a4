namespace Anyu.Feel;

/// <summary>One step of a program: an operation from slots to a slot, or the handing over of a result.</summary>
/// <param name="Node">The operation; null to hand over a result.</param>
/// <param name="Slot">Where the result goes; the number of the result when one is handed over.</param>
/// <param name="A">The slot of the first operand, or -1.</param>
/// <param name="B">The slot of the second, or -1 for a constant or none.</param>
/// <param name="C">The slot of the third, or -1 for a constant or none.</param>
internal readonly record struct ColumnStep(ColumnNode? Node, int Slot, int A = -1, int B = -1, int C = -1);

/// <summary>A graph put into an order, with a slot for each value that is still needed: few slots, so that they stay in the nearest memory.</summary>
internal sealed class ColumnProgram
{
    private readonly List<ColumnStep> steps = [];
    private readonly List<ColumnStep> lasting = [];
    private readonly Dictionary<int, int> slots = [];
    private readonly Dictionary<int, int> uses = [];
    private readonly Stack<int>[] free = [new(), new(), new(), new()];

    private ColumnProgram()
    {
    }

    /// <summary>The steps in order.</summary>
    public ColumnStep[] Steps { get; private set; } = [];

    /// <summary>The inputs and constants, each in a slot of its own.</summary>
    public ColumnStep[] Lasting { get; private set; } = [];

    /// <summary>How many slots there are of each lane.</summary>
    public int[] SlotCounts { get; } = new int[4];

    /// <summary>The results.</summary>
    public IReadOnlyList<ColumnValue> Results { get; private set; } = [];

    /// <summary>For each result its nodes' slots, in the order of <see cref="NodesOf"/>; valid while it is handed over.</summary>
    public List<int[]> ResultSlots { get; } = [];

    /// <summary>The program that hands over these results, one after the other.</summary>
    public static ColumnProgram Of(IReadOnlyList<ColumnValue> results)
    {
        var program = new ColumnProgram { Results = results };
        foreach (var node in results.SelectMany(NodesOf))
        {
            program.CountUses(node);
        }

        for (var i = 0; i < results.Count; i++)
        {
            program.Emit(i, results[i]);
        }

        (program.Steps, program.Lasting) = ([.. program.steps], [.. program.lasting]);
        return program;
    }

    /// <summary>What a result consists of.</summary>
    public static ColumnNode[] NodesOf(ColumnValue value) => value switch
    {
        TruthColumn truth => [truth.Unknown, truth.NotApplicable, truth.Yes],
        ScalarColumn scalar => [scalar.Unknown, scalar.NotApplicable, scalar.Value],
        _ => throw new NotInColumnsException("a result that is a list or a record"),
    };

    private static IEnumerable<ColumnNode> Operands(ColumnNode node)
    {
        if (node.A is { } a)
        {
            yield return a;
        }

        if (node.B is { } b)
        {
            yield return b;
        }

        if (node.C is { } c)
        {
            yield return c;
        }
    }

    /// <summary>How often each node is used; its operands are counted when it is first met. Deep graphs would overflow the stack, so there is none.</summary>
    private void CountUses(ColumnNode root)
    {
        var waiting = new Stack<ColumnNode>([root]);
        while (waiting.TryPop(out var node))
        {
            uses[node.Id] = uses.GetValueOrDefault(node.Id) + 1;
            if (uses[node.Id] == 1)
            {
                foreach (var operand in Operands(node))
                {
                    waiting.Push(operand);
                }
            }
        }
    }

    private void Emit(int result, ColumnValue value)
    {
        var nodes = NodesOf(value);
        foreach (var node in nodes)
        {
            Schedule(node);
        }

        ResultSlots.Add(Array.ConvertAll(nodes, n => slots[n.Id]));
        steps.Add(new ColumnStep(null, result));
        foreach (var node in nodes)
        {
            Release(node);
        }
    }

    private void Schedule(ColumnNode root)
    {
        var waiting = new Stack<ColumnNode>([root]);
        while (waiting.TryPeek(out var node))
        {
            var missing = slots.ContainsKey(node.Id) ? null : Operands(node).FirstOrDefault(o => NeedsSlot(node, o) && !slots.ContainsKey(o.Id));
            if (missing is not null)
            {
                waiting.Push(missing);
                continue;
            }

            waiting.Pop();
            if (!slots.ContainsKey(node.Id))
            {
                Add(node);
            }
        }
    }

    /// <summary>Whether the operand must stand in a slot: constants of whole numbers are part of the step where the kernels take them.</summary>
    private static bool NeedsSlot(ColumnNode node, ColumnNode operand) =>
        !operand.IsConst || operand.Lane is Lane.Exact or Lane.Mask || node.Op switch
        {
            ColumnOp.Select => false,
            ColumnOp.Less or ColumnOp.Equal or ColumnOp.Add or ColumnOp.Multiply or ColumnOp.Min or ColumnOp.Max => !ReferenceEquals(operand, node.B) || ReferenceEquals(operand, node.A),
            ColumnOp.Subtract => !ReferenceEquals(operand, node.A) || ReferenceEquals(operand, node.B),
            _ => true,
        };

    private void Add(ColumnNode node)
    {
        int SlotOf(ColumnNode? operand) => operand is not null && NeedsSlot(node, operand) ? slots[operand.Id] : -1;
        var (a, b, c) = (SlotOf(node.A), SlotOf(node.B), SlotOf(node.C));

        // The result takes a slot of its own before those of the operands are free, so that no kernel writes what it still reads.
        var slot = IsLasting(node) ? SlotCounts[(int)node.Lane]++ : Take(node.Lane);
        slots[node.Id] = slot;
        (IsLasting(node) ? lasting : steps).Add(new ColumnStep(node, slot, a, b, c));
        foreach (var operand in Operands(node))
        {
            Release(operand);
        }
    }

    /// <summary>Inputs stand in the block, constants never change: neither shares its slot.</summary>
    private static bool IsLasting(ColumnNode node) =>
        node.Op is ColumnOp.Const or ColumnOp.ConstMask or ColumnOp.Input or ColumnOp.InputYes or ColumnOp.InputUnknown or ColumnOp.InputNotApplicable;

    private int Take(Lane lane) => free[(int)lane].TryPop(out var slot) ? slot : SlotCounts[(int)lane]++;

    private void Release(ColumnNode node)
    {
        if (--uses[node.Id] == 0 && !IsLasting(node) && slots.TryGetValue(node.Id, out var slot))
        {
            free[(int)node.Lane].Push(slot);
        }
    }
}
