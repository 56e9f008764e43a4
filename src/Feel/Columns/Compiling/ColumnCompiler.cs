using System.Collections.Immutable;

namespace Anyu.Feel;

/// <summary>Turns the typed tree into nodes of a column graph: every record and list of bounded length is known when compiling, so only values are left for the rows.</summary>
internal sealed partial class ColumnCompiler(ColumnAlgebra algebra, IColumnHost host)
{
    private readonly ColumnGraph graph = algebra.Graph;
    private readonly Dictionary<int, ColumnValue> locals = [];

    /// <summary>The rows that come to evaluate what is being compiled.</summary>
    private ColumnNode reach = algebra.Graph.True;

    private ColumnNode False => graph.False;

    /// <summary>The value of an expression in every row.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="rows">The rows that come to evaluate it.</param>
    public ColumnValue Compile(FeelExpression expression, ColumnNode rows) => Apart(expression.Root, rows);

    private ColumnValue Apart(FeelNode node, ColumnNode rows)
    {
        var outer = locals.ToArray();
        locals.Clear();
        var value = In(rows, node);
        locals.Clear();
        foreach (var (index, local) in outer)
        {
            locals[index] = local;
        }

        return value;
    }

    private ColumnValue Of(FeelNode node) => node switch
    {
        FeelNode.Literal literal => algebra.Of(literal.Value),
        FeelNode.VariableRead read => host.Variable(read.Variable),
        FeelNode.LocalRead read => locals[read.Index],
        FeelNode.ElementRead read => Element(Of(read.Source), read.Element),
        FeelNode.Projection projection => Project(projection),
        FeelNode.Setting setting => algebra.Of(host.Setting(setting.Interpretation)),
        FeelNode.AmountOf amount => host.AmountOf(amount.Benefit, reach),
        FeelNode.Negate negate => algebra.Negate(Scalar(negate.Operand)),
        FeelNode.Not not => algebra.Not(Truth(not.Operand)),
        FeelNode.Arithmetic arithmetic => algebra.Arithmetic(arithmetic.Operator, Scalar(arithmetic.Left), Scalar(arithmetic.Right), arithmetic.IsPercentOf),
        FeelNode.Comparison comparison => algebra.Compare(comparison.Operator, Of(comparison.Left), Of(comparison.Right)),
        FeelNode.Between between => Between(between),
        FeelNode.In within => Check(within.Test, Of(within.Value)),
        FeelNode.And and => Logical(and.Operands, isAnd: true),
        FeelNode.Or or => Logical(or.Operands, isAnd: false),
        FeelNode.If choice => If(choice),
        FeelNode.Quantified quantified => Quantified(quantified),
        FeelNode.For loop => For(loop),
        FeelNode.Filter filter => Filter(filter),
        FeelNode.MemberAt index => MemberAt(index),
        FeelNode.ListLiteral list => new ListColumn([.. list.Items.Select(i => new ListMember(graph.True, False, algebra.Settled(Of(i))))], False, False),
        FeelNode.Call call => Call(call),
        _ => throw new ArgumentOutOfRangeException(nameof(node), node, "Not a node of policy mode."),
    };

    private ColumnValue In(ColumnNode rows, FeelNode node)
    {
        var outer = reach;
        reach = rows;
        var value = Of(node);
        reach = outer;
        return value;
    }

    private TruthColumn Truth(FeelNode node) => (TruthColumn)Of(node);

    private ScalarColumn Scalar(FeelNode node) => (ScalarColumn)Of(node);

    private ColumnValue Element(ColumnValue source, Element element)
    {
        var record = (RecordColumn)source;
        var cases = record.Cases.Select(c => (c.Rows, host.Element(c.Record, element, graph.And(reach, c.Rows)))).ToImmutableArray();
        return algebra.Masked(algebra.Choose(cases, element.Type), record.Unknown, record.NotApplicable);
    }

    private ListColumn Project(FeelNode.Projection projection)
    {
        var source = (ListColumn)Of(projection.Source);
        var partial = Partial(source);
        var outer = reach;
        var members = ImmutableArray.CreateBuilder<ListMember>(source.Members.Length);
        foreach (var member in source.Members)
        {
            reach = graph.And(outer, member.In);
            members.Add(new ListMember(member.In, False, algebra.Settled(Element(member.Value, projection.Element))));
        }

        reach = outer;
        return new ListColumn(members.MoveToImmutable(), graph.Or(source.Unknown, partial), source.NotApplicable);
    }

    private TruthColumn Between(FeelNode.Between between)
    {
        var value = Of(between.Value);
        return algebra.Fold(
            isAnd: true,
            [
                (graph.True, algebra.Compare(ComparisonOperator.GreaterOrEqual, value, Of(between.Low))),
                (graph.True, algebra.Compare(ComparisonOperator.LessOrEqual, value, Of(between.High))),
            ],
            False);
    }

    private TruthColumn Check(FeelTest test, ColumnValue value) => test switch
    {
        FeelTest.Any => algebra.Truth(graph.True),
        FeelTest.Compare compare => algebra.Compare(compare.Operator, value, Of(compare.Operand)),
        FeelTest.Interval interval => algebra.Fold(
            isAnd: true,
            [
                (graph.True, algebra.Compare(interval.LowClosed ? ComparisonOperator.GreaterOrEqual : ComparisonOperator.Greater, value, Of(interval.Low))),
                (graph.True, algebra.Compare(interval.HighClosed ? ComparisonOperator.LessOrEqual : ComparisonOperator.Less, value, Of(interval.High))),
            ],
            False),
        FeelTest.Member member => Member((ListColumn)Of(member.List), value),
        FeelTest.OneOf oneOf => algebra.Fold(isAnd: false, oneOf.Tests.Select(t => (graph.True, Check(t, value))), False),
        FeelTest.Not not => algebra.Not(Check(not.Test, value)),
        _ => throw new ArgumentOutOfRangeException(nameof(test), test, "Not a unary test."),
    };

    private TruthColumn Member(ListColumn list, ColumnValue value)
    {
        var fold = algebra.Fold(
            isAnd: false, list.Members.Select(m => (m.In, algebra.Compare(ComparisonOperator.Equal, value, m.Value))), Partial(list));
        return (TruthColumn)algebra.Masked(fold, list.Unknown, list.NotApplicable);
    }

    private TruthColumn Logical(ImmutableArray<FeelNode> operands, bool isAnd)
    {
        var outer = reach;
        var values = new List<(ColumnNode, TruthColumn)>(operands.Length);
        foreach (var operand in operands)
        {
            var value = Truth(operand);
            values.Add((graph.True, value));
            reach = graph.AndNot(reach, isAnd ? algebra.No(value) : value.Yes);
        }

        reach = outer;
        return algebra.Fold(isAnd, values, False);
    }

    private ColumnValue If(FeelNode.If choice)
    {
        var condition = algebra.Settled(Truth(choice.Condition));
        var no = algebra.No(condition);
        var (then, otherwise) = (In(graph.And(reach, condition.Yes), choice.Then), In(graph.And(reach, no), choice.Otherwise));
        if (condition.Yes.IsTrue || no.IsTrue)
        {
            return condition.Yes.IsTrue ? then : otherwise;
        }

        var chosen = algebra.Choose([(condition.Yes, then), (no, otherwise)], choice.Type);
        return Bounded(choice, algebra.Masked(chosen, condition.Unknown, condition.NotApplicable), condition.Unknown);
    }

    /// <summary>Between two constants the result is unknown within bounds.</summary>
    private ColumnValue Bounded(FeelNode.If choice, ColumnValue chosen, ColumnNode unknown) =>
        !unknown.IsFalse
        && choice.Then is FeelNode.Literal { Value: { Kind: FeelKind.Number } then } && choice.Otherwise is FeelNode.Literal { Value: { Kind: FeelKind.Number } otherwise }
            ? (ScalarColumn)chosen with
            {
                Bounds = new ColumnBounds(
                    unknown, algebra.Number(Math.Min(then.AsNumber, otherwise.AsNumber)), algebra.Number(Math.Max(then.AsNumber, otherwise.AsNumber)), False),
            }
            : chosen;

    /// <summary>The rows whose list has a possible member.</summary>
    private ColumnNode Partial(ListColumn list) => graph.Any(list.Members.Select(m => m.Possible));
}
