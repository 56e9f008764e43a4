using System.Collections.Immutable;

namespace Anyu.Feel;

/// <summary>Lists: each member is a column of its own.</summary>
internal sealed partial class ColumnCompiler
{
    private T Each<T>(int local, ColumnValue member, ColumnNode rows, FeelNode node)
        where T : ColumnValue
    {
        locals[local] = member;
        return (T)In(rows, node);
    }

    private TruthColumn Quantified(FeelNode.Quantified quantified)
    {
        var source = (ListColumn)Of(quantified.Source);
        var partial = Partial(source);
        var sure = new List<(ColumnNode, TruthColumn)>(source.Members.Length);
        var possible = new List<(ColumnNode Rows, TruthColumn Value)>();
        var left = reach;
        foreach (var member in source.Members)
        {
            var value = Each<TruthColumn>(quantified.Variable.Index, member.Value, graph.And(left, graph.Or(member.In, member.Possible)), quantified.Condition);
            sure.Add((member.In, value));
            left = graph.AndNot(left, graph.And(member.In, quantified.IsEvery ? algebra.No(value) : value.Yes));
            possible.Add((member.Possible, value));
        }

        // A member that may not be in the list leaves the result as it is when its condition could not change it, and otherwise open.
        var open = graph.Any(possible.Select(p => graph.AndNot(p.Rows, quantified.IsEvery ? p.Value.Yes : algebra.No(p.Value))));
        var fold = algebra.Fold(quantified.IsEvery, sure, open);
        fold = quantified.IsEvery ? fold : fold with { OrNo = graph.Or(fold.OrNo, graph.And(fold.NotApplicable, partial)) };
        return (TruthColumn)algebra.Masked(fold, source.Unknown, source.NotApplicable);
    }

    private ListColumn For(FeelNode.For loop)
    {
        var source = (ListColumn)Of(loop.Source);
        return source with
        {
            Members =
            [
                .. source.Members.Select(m => m with
                {
                    Value = algebra.Settled(Each<ColumnValue>(loop.Variable.Index, m.Value, graph.And(reach, graph.Or(m.In, m.Possible)), loop.Return)),
                }),
            ],
        };
    }

    private ListColumn Filter(FeelNode.Filter filter)
    {
        var source = (ListColumn)Of(filter.Source);
        return source with
        {
            Members =
            [
                .. source.Members.Select(m =>
                {
                    var kept = Each<TruthColumn>(filter.Item.Index, m.Value, graph.And(reach, graph.Or(m.In, m.Possible)), filter.Condition);
                    var possible = graph.Or(graph.And(m.In, kept.Unknown), graph.And(m.Possible, graph.Or(kept.Yes, kept.Unknown)));
                    return m with { In = graph.And(m.In, kept.Yes), Possible = possible };
                }),
            ],
        };
    }

    private ColumnValue MemberAt(FeelNode.MemberAt index)
    {
        var source = (ListColumn)Of(index.Source);
        var position = Scalar(index.Position);
        var notApplicable = graph.Or(source.NotApplicable, position.NotApplicable);
        var unknown = graph.AndNot(graph.Or(graph.Or(source.Unknown, Partial(source)), position.Unknown), notApplicable);
        var place = position.Value.Lane == Lane.Exact
            ? graph.ExactTruncate(position.Value, int.MaxValue)
            : graph.Whole(ColumnOp.Truncate, position.Value, PowersOfTen.Long(position.Decimals));
        var cases = ImmutableArray.CreateBuilder<(ColumnNode, ColumnValue)>(source.Members.Length);
        var (before, after) = (Ranks(source.Members), Ranks([.. source.Members.Reverse()]));
        for (var i = 0; i < source.Members.Length; i++)
        {
            var hit = False;
            for (var rank = 0; rank < source.Members.Length; rank++)
            {
                hit = graph.Or(hit, graph.And(before[i][rank], graph.Equal(place, graph.Const(rank + 1L))));
                hit = graph.Or(hit, graph.And(after[source.Members.Length - 1 - i][rank], graph.Equal(place, graph.Const(-rank - 1L))));
            }

            cases.Add((hit, source.Members[i].Value));
        }

        return algebra.Masked(algebra.Choose(cases.MoveToImmutable(), index.Type), unknown, notApplicable);
    }

    /// <summary>For each member, the rows in which it is the first, the second … of its list.</summary>
    private ColumnNode[][] Ranks(ImmutableArray<ListMember> members)
    {
        var ranks = new ColumnNode[members.Length][];
        var counts = new ColumnNode[members.Length + 1];
        Array.Fill(counts, False);
        counts[0] = graph.True;
        for (var i = 0; i < members.Length; i++)
        {
            var present = members[i].In;
            ranks[i] = [.. counts.Take(members.Length).Select(c => graph.And(c, present))];
            for (var n = counts.Length - 1; n >= 0; n--)
            {
                counts[n] = graph.Or(graph.AndNot(counts[n], present), n > 0 ? graph.And(counts[n - 1], present) : False);
            }
        }

        return ranks;
    }

    private ColumnValue Aggregate(FeelNode.Call call)
    {
        var list = (ListColumn)Of(call.Arguments[0]);
        var value = call.Function switch
        {
            FeelFunction.Count => Count(list),
            FeelFunction.Sum => Sum(list),
            _ => Extreme(call.Function == FeelFunction.Min, list, ColumnAlgebra.KindOf(call.Type)),
        };
        return algebra.Masked(value, list.Unknown, list.NotApplicable);
    }

    private ScalarColumn Count(ListColumn list)
    {
        var (sure, open, unknown) = (graph.Const(0L), graph.Const(0L), Partial(list));
        foreach (var member in list.Members)
        {
            var doubtful = graph.And(member.In, member.Value.Unknown);
            sure = graph.Add(sure, One(graph.AndNot(member.In, graph.Or(member.Value.Unknown, member.Value.NotApplicable))))!;
            open = graph.Add(open, One(graph.Or(doubtful, graph.AndNot(member.Possible, member.Value.NotApplicable))))!;
            unknown = graph.Or(unknown, doubtful);
        }

        var low = new ScalarColumn(FeelKind.Number, sure, 0, False, False);
        return unknown.IsFalse ? low : low with
        {
            Unknown = unknown,
            Bounds = new ColumnBounds(unknown, low, low with { Value = graph.Add(sure, open)! }, unknown),
        };
    }

    private ColumnNode One(ColumnNode rows) => graph.Select(rows, graph.Const(1L), graph.Const(0L));

    private ScalarColumn Sum(ListColumn list)
    {
        var zero = algebra.Number(0);
        var (low, high, unknown, bounded, failed) = (zero, zero, False, graph.True, False);
        var exact = true;
        foreach (var member in list.Members)
        {
            var value = (ScalarColumn)member.Value;
            var known = algebra.Select(graph.And(member.In, algebra.Known(value)), value, zero) with { Unknown = False, NotApplicable = False };
            var open = graph.And(member.In, value.Unknown);
            var (least, most) = (known, known);
            if (value.Bounds is { } bounds)
            {
                least = algebra.Select(open, Outer(bounds, isLow: true), known);
                most = algebra.Select(open, Outer(bounds, isLow: false), known);
            }

            bounded = graph.AndNot(bounded, graph.AndNot(open, value.Bounds?.Has ?? False));
            unknown = graph.Or(unknown, open);
            exact &= value.Bounds is null;
            low = algebra.Arithmetic(ArithmeticOperator.Add, low, least, isPercentOf: false);
            high = exact ? low : algebra.Arithmetic(ArithmeticOperator.Add, high, most, isPercentOf: false);
            failed = graph.Or(failed, graph.Or(low.Unknown, high.Unknown));
            (low, high) = (low with { Unknown = False }, high with { Unknown = False });
        }

        var partial = Partial(list);
        unknown = graph.AndNot(unknown, failed);
        var has = graph.AndNot(graph.And(unknown, bounded), partial);
        return low with
        {
            Unknown = graph.Or(partial, graph.Or(unknown, failed)),
            Bounds = has.IsFalse ? null : new ColumnBounds(has, low, high, has),
        };
    }

    /// <summary>A member that may not be a number may add nothing.</summary>
    private ScalarColumn Outer(ColumnBounds bounds, bool isLow)
    {
        var (bound, zero) = (isLow ? bounds.Low : bounds.High, algebra.Number(0));
        var beyond = algebra.Compare(isLow ? ComparisonOperator.Greater : ComparisonOperator.Less, bound, zero).Yes;
        return algebra.Select(graph.AndNot(beyond, bounds.Applies), zero, bound);
    }

    private ScalarColumn Extreme(bool isMin, ListColumn list, FeelKind kind)
    {
        var best = new ScalarColumn(kind, graph.Const(0L), 0, False, graph.True);
        var (unknown, any) = (Partial(list), False);
        foreach (var member in list.Members)
        {
            var value = (ScalarColumn)member.Value;
            unknown = graph.Or(unknown, graph.And(member.In, value.Unknown));
            var counts = graph.And(member.In, algebra.Known(value));
            best = any.IsFalse ? value with { Bounds = null } : Better(isMin, any, best, counts, value);
            any = graph.Or(any, counts);
        }

        return best with { Kind = kind, Unknown = unknown, NotApplicable = graph.Not(graph.Or(any, unknown)), Bounds = null };
    }

    private ScalarColumn Better(bool isMin, ColumnNode any, ScalarColumn best, ColumnNode counts, ScalarColumn value)
    {
        var plain = value with { Unknown = False, NotApplicable = False, Bounds = null };
        var held = best with { Unknown = False, NotApplicable = False };
        var better = algebra.Compare(isMin ? ComparisonOperator.Less : ComparisonOperator.GreaterOrEqual, plain, held).Yes;
        return algebra.Select(graph.And(counts, graph.Or(graph.Not(any), better)), plain, held);
    }
}
