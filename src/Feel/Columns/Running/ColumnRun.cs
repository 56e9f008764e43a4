using System.Runtime.CompilerServices;

namespace Anyu.Feel;

/// <summary>Runs a program block by block, in memory of its own. For one thread.</summary>
public sealed class ColumnRun
{
    private readonly ColumnProgram program;
    private readonly ulong[][] masks;
    private readonly int[][] ints;
    private readonly long[][] longs;
    private readonly decimal[][] exacts;
    private readonly Dictionary<(Lane, int), ulong[]> failures = [];

    internal ColumnRun(ColumnProgram program)
    {
        this.program = program;
        masks = Slots<ulong>(Lane.Mask, ColumnBlock.Words);
        ints = Slots<int>(Lane.Int, ColumnBlock.MaxRows);
        longs = Slots<long>(Lane.Long, ColumnBlock.MaxRows);
        exacts = Slots<decimal>(Lane.Exact, ColumnBlock.MaxRows);
        foreach (var step in program.Lasting)
        {
            Fill(step.Node!, step.Slot);
        }
    }

    /// <summary>Runs the program over the rows of a block; each result is handed over as soon as it is there, and holds until the call returns.</summary>
    /// <param name="block">The rows, of the schema the plan was made for.</param>
    /// <param name="results">Who takes the results.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(ColumnBlock block, IColumnResults results)
    {
        foreach (var step in program.Lasting)
        {
            Bind(step.Node!, step.Slot, block);
        }

        foreach (ref readonly var step in program.Steps.AsSpan())
        {
            if (step.Node is { } node)
            {
                Execute(node, step, block.Rows);
            }
            else
            {
                results.Take(step.Slot, Result(step.Slot, block.Rows), block);
            }
        }
    }

    private T[][] Slots<T>(Lane lane, int length)
    {
        var slots = new T[program.SlotCounts[(int)lane]][];
        var bound = program.Lasting.Where(s => s.Node!.Lane == lane && !s.Node.IsConst).Select(s => s.Slot).ToHashSet();
        for (var i = 0; i < slots.Length; i++)
        {
            slots[i] = bound.Contains(i) ? [] : new T[length];
        }

        return slots;
    }

    private void Fill(ColumnNode node, int slot)
    {
        switch (node.Op, node.Lane)
        {
            case (ColumnOp.ConstMask, _):
                Array.Fill(masks[slot], node.K == 0 ? 0 : ulong.MaxValue);
                break;
            case (ColumnOp.Const, Lane.Int):
                Array.Fill(ints[slot], (int)node.K);
                break;
            case (ColumnOp.Const, Lane.Long):
                Array.Fill(longs[slot], node.K);
                break;
            case (ColumnOp.Const, _):
                Array.Fill(exacts[slot], (decimal)node.Payload!);
                break;
        }
    }

    private void Bind(ColumnNode node, int slot, ColumnBlock block)
    {
        if (node.IsConst)
        {
            return;
        }

        var vector = block[(int)node.K];
        switch (node.Op, node.Lane)
        {
            case (ColumnOp.InputYes, _):
                masks[slot] = vector.Yes;
                break;
            case (ColumnOp.InputUnknown, _):
                masks[slot] = vector.Unknown;
                break;
            case (ColumnOp.InputNotApplicable, _):
                masks[slot] = vector.NotApplicable;
                break;
            case (_, Lane.Int):
                Check(WholeKernels.AreWithin(vector.Wholes.AsSpan(0, block.Rows), (int)node.Range.Low, (int)node.Range.High), vector.Field, block);
                ints[slot] = vector.Wholes;
                break;
            case (_, Lane.Long):
                Check(WholeKernels.AreWithin(vector.Longs.AsSpan(0, block.Rows), node.Range.Low, node.Range.High), vector.Field, block);
                longs[slot] = vector.Longs;
                break;
            default:
                exacts[slot] = vector.Exacts;
                break;
        }
    }

    /// <summary>The proof that nothing overflows rests on what the schema says, so a source that breaks its word is stopped.</summary>
    private static void Check(bool isWithin, ColumnField field, ColumnBlock block)
    {
        if (!isWithin)
        {
            throw new ArgumentException($"A row from {block.FirstRow} on holds a number in {field.Name} that lies outside {field.Least} to {field.Most}.", nameof(block));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ColumnResult Result(int result, int rows)
    {
        var slots = program.ResultSlots[result];
        var value = program.Results[result];
        var (unknown, notApplicable) = (masks[slots[0]], masks[slots[1]]);
        return value switch
        {
            TruthColumn => new ColumnResult(FeelKind.Boolean, rows, unknown, notApplicable) { Yes = masks[slots[2]] },
            ScalarColumn { Value.Lane: Lane.Int } scalar => new ColumnResult(scalar.Kind, rows, unknown, notApplicable) { Wholes = ints[slots[2]], Decimals = scalar.Decimals },
            ScalarColumn { Value.Lane: Lane.Long } scalar => new ColumnResult(scalar.Kind, rows, unknown, notApplicable) { Longs = longs[slots[2]], Decimals = scalar.Decimals },
            ScalarColumn scalar => new ColumnResult(scalar.Kind, rows, unknown, notApplicable) { Exacts = exacts[slots[2]] },
            _ => throw new InvalidOperationException("A result is a truth or a scalar."),
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Execute(ColumnNode node, in ColumnStep step, int rows)
    {
        switch (node.Op)
        {
            case ColumnOp.And:
                MaskKernels.And(masks[step.Slot], masks[step.A], masks[step.B]);
                break;
            case ColumnOp.Or:
                MaskKernels.Or(masks[step.Slot], masks[step.A], masks[step.B]);
                break;
            case ColumnOp.AndNot:
                MaskKernels.AndNot(masks[step.Slot], masks[step.A], masks[step.B]);
                break;
            case ColumnOp.Not:
                MaskKernels.Not(masks[step.Slot], masks[step.A]);
                break;
            case ColumnOp.GatherBit:
                MaskKernels.GatherBit(masks[step.Slot], ints[step.A], (bool[])node.Payload!);
                break;
            case ColumnOp.Failed:
                FailuresOf(node.A!.Lane, step.A).AsSpan().CopyTo(masks[step.Slot]);
                break;
            case ColumnOp.Less or ColumnOp.Equal:
                Test(node, step, rows);
                break;
            default:
                Compute(node, step, rows);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Test(ColumnNode node, in ColumnStep step, int rows)
    {
        var target = masks[step.Slot];
        switch (node.A!.Lane, node.Op, step.B >= 0)
        {
            case (Lane.Int, ColumnOp.Less, true):
                WholeKernels.Test<LessTest<int>, int>(target, ints[step.A], ints[step.B]);
                break;
            case (Lane.Int, ColumnOp.Less, false):
                WholeKernels.Test<LessTest<int>, int>(target, ints[step.A], (int)node.B!.K);
                break;
            case (Lane.Int, _, true):
                WholeKernels.Test<EqualTest<int>, int>(target, ints[step.A], ints[step.B]);
                break;
            case (Lane.Int, _, false):
                WholeKernels.Test<EqualTest<int>, int>(target, ints[step.A], (int)node.B!.K);
                break;
            case (Lane.Long, ColumnOp.Less, true):
                WholeKernels.Test<LessTest<long>, long>(target, longs[step.A], longs[step.B]);
                break;
            case (Lane.Long, ColumnOp.Less, false):
                WholeKernels.Test<LessTest<long>, long>(target, longs[step.A], node.B!.K);
                break;
            case (Lane.Long, _, true):
                WholeKernels.Test<EqualTest<long>, long>(target, longs[step.A], longs[step.B]);
                break;
            case (Lane.Long, _, false):
                WholeKernels.Test<EqualTest<long>, long>(target, longs[step.A], node.B!.K);
                break;
            default:
                ExactKernels.Test(node.Op, target, exacts[step.A], exacts[step.B], rows);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Compute(ColumnNode node, in ColumnStep step, int rows)
    {
        switch (node.Lane)
        {
            case Lane.Int:
                ComputeInt(node, step, rows);
                break;
            case Lane.Long:
                ComputeLong(node, step);
                break;
            default:
                ComputeExact(node, step, rows);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ComputeInt(ColumnNode node, in ColumnStep step, int rows)
    {
        var target = ints[step.Slot];
        switch (node.Op)
        {
            case ColumnOp.Select:
                WholeKernels.Select(target, masks[step.A], OrNull(ints, step.B), (int)node.B!.K, OrNull(ints, step.C), (int)node.C!.K);
                break;
            case ColumnOp.DateParts:
                WholeKernels.Parts(target, ints[step.A]);
                break;
            case ColumnOp.Shift:
                WholeKernels.Shift(target, ints[step.A], (int)node.K);
                break;
            case ColumnOp.ShiftDown:
                WholeKernels.ShiftDown(target, ints[step.A], (int)node.K);
                break;
            case ColumnOp.Bits:
                WholeKernels.Bits(target, ints[step.A], (int)node.K);
                break;
            case ColumnOp.Gather:
                WholeKernels.Gather(target, ints[step.A], (int[])node.Payload!);
                break;
            case ColumnOp.DateLane:
                DateLanes.Run((DateLane)node.Payload!, target, ints[step.A], ints[step.B], FailuresOf(Lane.Int, step.Slot), rows);
                break;
            case ColumnOp.Narrow:
                WholeKernels.Narrow(target, longs[step.A]);
                break;
            case ColumnOp.DivideWhole or ColumnOp.Truncate or ColumnOp.Floor or ColumnOp.Round:
                WholeKernels.Divide(node.Op, target, ints[step.A], node.K);
                break;
            default:
                Pair(node.Op, target, step.A >= 0 ? ints[step.A] : [], (int)node.A!.K, OrNull(ints, step.B), (int)node.B!.K);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ComputeLong(ColumnNode node, in ColumnStep step)
    {
        var target = longs[step.Slot];
        switch (node.Op)
        {
            case ColumnOp.Select:
                WholeKernels.Select(target, masks[step.A], OrNull(longs, step.B), node.B!.K, OrNull(longs, step.C), node.C!.K);
                break;
            case ColumnOp.Widen:
                WholeKernels.Widen(target, ints[step.A]);
                break;
            case ColumnOp.ExactTruncate:
                ExactKernels.Truncate(target, exacts[step.A], node.K);
                break;
            case ColumnOp.DivideWhole or ColumnOp.Truncate or ColumnOp.Floor or ColumnOp.Round:
                WholeKernels.Divide(node.Op, target, longs[step.A], node.K);
                break;
            default:
                Pair(node.Op, target, step.A >= 0 ? longs[step.A] : [], node.A!.K, OrNull(longs, step.B), node.B!.K);
                break;
        }
    }

    private void ComputeExact(ColumnNode node, in ColumnStep step, int rows)
    {
        var target = exacts[step.Slot];
        switch (node.Op)
        {
            case ColumnOp.Select:
                ExactKernels.Select(target, masks[step.A], exacts[step.B], exacts[step.C]);
                break;
            case ColumnOp.ToExact when node.A!.Lane == Lane.Int:
                ExactKernels.FromInt(target, ints[step.A], (int)node.K);
                break;
            case ColumnOp.ToExact:
                ExactKernels.FromLong(target, longs[step.A], (int)node.K);
                break;
            case ColumnOp.ExactFloor or ColumnOp.ExactRound:
                ExactKernels.Single(node.Op, target, exacts[step.A], (int)node.K);
                break;
            default:
                ExactKernels.Pair(node.Op, target, exacts[step.A], exacts[step.B], FailuresOf(Lane.Exact, step.Slot), rows);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Pair<T>(ColumnOp op, T[] target, T[] a, T constantA, T[]? b, T constantB)
    {
        switch (op, b is not null)
        {
            case (ColumnOp.Subtract, _) when a.Length == 0:
                WholeKernels.SubtractFrom(target, constantA, b!);
                break;
            case (ColumnOp.Subtract, _):
                WholeKernels.Pair<SubtractOperation<T>, T>(target, a, b!);
                break;
            case (ColumnOp.Add, true):
                WholeKernels.Pair<AddOperation<T>, T>(target, a, b!);
                break;
            case (ColumnOp.Add, false):
                WholeKernels.Pair<AddOperation<T>, T>(target, a, constantB);
                break;
            case (ColumnOp.Multiply, true):
                WholeKernels.Pair<MultiplyOperation<T>, T>(target, a, b!);
                break;
            case (ColumnOp.Multiply, false):
                WholeKernels.Pair<MultiplyOperation<T>, T>(target, a, constantB);
                break;
            case (ColumnOp.Min, true):
                WholeKernels.Pair<MinOperation<T>, T>(target, a, b!);
                break;
            case (ColumnOp.Min, false):
                WholeKernels.Pair<MinOperation<T>, T>(target, a, constantB);
                break;
            case (ColumnOp.Max, true):
                WholeKernels.Pair<MaxOperation<T>, T>(target, a, b!);
                break;
            case (ColumnOp.Max, false):
                WholeKernels.Pair<MaxOperation<T>, T>(target, a, constantB);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(op), op, "Not an operation on two numbers.");
        }
    }

    private static T[]? OrNull<T>(T[][] slots, int slot) => slot < 0 ? null : slots[slot];

    private ulong[] FailuresOf(Lane lane, int slot)
    {
        if (!failures.TryGetValue((lane, slot), out var failed))
        {
            failures[(lane, slot)] = failed = new ulong[ColumnBlock.Words];
        }

        return failed;
    }
}
