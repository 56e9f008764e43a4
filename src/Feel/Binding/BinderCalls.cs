using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Feel;

/// <summary>Functions and the two names of the law.</summary>
internal sealed partial class Binder
{
    private FeelNode? Call(Syntax.Call call)
    {
        if (call.Function is FunctionTable.Setting or FunctionTable.AmountOf)
        {
            return Named(call);
        }

        if (FunctionTable.Find(call.Function) is not { } function)
        {
            sink.Add(FeelProblems.UnknownFunction(sink.Spot(call.FunctionSpan), call.Function, Nearest.To(call.Function, FunctionTable.Names)));
            return null;
        }

        var arguments = call.Arguments.Select(Bind).ToImmutableArray();
        if (arguments.Contains(null))
        {
            return null;
        }

        return function <= FeelFunction.Max ? Aggregate(call, function, arguments!)
            : HasArity(call, FunctionTable.Arity(function)) ? Typed(call, function, arguments!)
            : null;
    }

    private bool HasArity(Syntax.Call call, int expected)
    {
        if (call.Arguments.Length == expected)
        {
            return true;
        }

        sink.Add(FeelProblems.WrongArity(sink.Spot(call.Span), call.Function, expected, call.Arguments.Length));
        return false;
    }

    /// <summary><c>setting("…")</c> and <c>amountOf("…")</c>: the id is a literal, so that what an answer rests on is known without running it.</summary>
    private FeelNode? Named(Syntax.Call call)
    {
        if (!HasArity(call, 1))
        {
            return null;
        }

        if (call.Arguments[0] is not Syntax.Text { Value: var id })
        {
            sink.Add(FeelProblems.LiteralId(sink.Spot(call.Arguments[0].Span), call.Function));
            return null;
        }

        var isSetting = call.Function == FunctionTable.Setting;
        var types = isSetting ? scope.SettingTypes : scope.AmountTypes;
        if (types.TryGetValue(id, out var type))
        {
            var labels = isSetting ? scope.SettingLabels : scope.AmountLabels;
            var label = labels.TryGetValue(id, out var known) ? known : ListLabel(type);
            return isSetting ? new FeelNode.Setting(id, label) { Type = type, Span = call.Span } : new FeelNode.AmountOf(id, label) { Type = type, Span = call.Span };
        }

        var (spot, nearest) = (sink.Spot(call.Arguments[0].Span), Nearest.To(id, types.Keys));
        sink.Add(isSetting ? FeelProblems.UnknownInterpretation(spot, id, nearest) : FeelProblems.UnknownBenefit(spot, id, nearest));
        return null;
    }

    /// <summary>An interpretation whose options are a code list is called what the list is called.</summary>
    private Bilingual? ListLabel(FeelType type) => type is FeelType.Code code ? scope.Schema.FindCodeList(code.ListId)?.Label : null;

    private FeelNode? Aggregate(Syntax.Call call, FeelFunction function, ImmutableArray<FeelNode> arguments)
    {
        if (arguments.IsEmpty || (function == FeelFunction.Count && arguments.Length > 1))
        {
            HasArity(call, 1);
            return null;
        }

        var list = arguments.Length == 1 ? arguments[0] : ListOf(arguments, call.Span);
        if (list is null || ItemType(list) is not { } item)
        {
            return null;
        }

        if (function == FeelFunction.Count)
        {
            return new FeelNode.Call(function, [list]) { Type = Plain, Span = call.Span };
        }

        if (item is not FeelType.Number && (function == FeelFunction.Sum || item is not FeelType.Date))
        {
            sink.Add(FeelProblems.WrongType(sink.Spot(list.Span), sink.Text(list.Span), Named(list.Type), new("数的列表", "a list of numbers")));
            return null;
        }

        return new FeelNode.Call(function, [list]) { Type = item, IsBare = list.IsBare, Span = call.Span };
    }

    private FeelNode? Typed(Syntax.Call call, FeelFunction function, ImmutableArray<FeelNode> arguments)
    {
        var fitted = arguments.Select((argument, i) => Argument(function, i, argument)).ToImmutableArray();
        if (fitted.Contains(null))
        {
            return null;
        }

        var node = new FeelNode.Call(function, fitted!)
        {
            Type = ResultType(function, fitted[0]!),
            IsBare = function is FeelFunction.YearOf or FeelFunction.MonthOf or FeelFunction.DayOf || (KeepsUnit(function) && fitted[0]!.IsBare),
            Span = call.Span,
        };
        return IsPossible(node) ? node : null;
    }

    private FeelNode? Argument(FeelFunction function, int index, FeelNode argument) => function switch
    {
        FeelFunction.Abs or FeelFunction.Floor or FeelFunction.Ceiling => IsNumber(argument) ? argument : null,
        FeelFunction.Round => index == 0 ? (IsNumber(argument) ? argument : null) : Ordinal(argument, Unit.One),
        FeelFunction.Date => Ordinal(argument, index switch { 0 => Unit.Year, 1 => Unit.Month, _ => Unit.Day }),
        FeelFunction.IsWithin => As(argument, new FeelType.Place()),
        FeelFunction.AddDays or FeelFunction.AddMonths or FeelFunction.AddYears or FeelFunction.AddWorkingDays when index == 1 => Amount(argument, UnitOf(function)),
        _ => As(argument, Dates),
    };

    /// <summary>A number in the unit the function speaks of, or without one.</summary>
    private FeelNode? Amount(FeelNode argument, Unit unit) =>
        argument.Type != Plain ? As(argument, new FeelType.Number(unit)) : argument.IsBare ? fitting.TakeUnit(argument, unit) : argument;

    /// <summary>The same, but a bare number stays without unit: it numbers a year, a month, a digit.</summary>
    private FeelNode? Ordinal(FeelNode argument, Unit unit) => argument.IsBare ? fitting.TakeUnit(argument, Unit.One) : Amount(argument, unit);

    private FeelType ResultType(FeelFunction function, FeelNode first) => function switch
    {
        FeelFunction.DaysBetween or FeelFunction.MonthsBetween or FeelFunction.YearsBetween => new FeelType.Number(UnitOf(function)),
        FeelFunction.YearOf or FeelFunction.MonthOf or FeelFunction.DayOf => Plain,
        FeelFunction.IsWithin => Truths,
        _ => KeepsUnit(function) ? first.Type : Dates,
    };

    private static bool KeepsUnit(FeelFunction function) => function is FeelFunction.Abs or FeelFunction.Floor or FeelFunction.Ceiling or FeelFunction.Round;

    private Unit UnitOf(FeelFunction function) => function switch
    {
        _ when plain => Unit.One,
        FeelFunction.AddDays or FeelFunction.AddWorkingDays or FeelFunction.DaysBetween => Unit.Day,
        FeelFunction.AddMonths or FeelFunction.MonthsBetween => Unit.Month,
        _ => Unit.Year,
    };

    /// <summary>A date of constants must exist.</summary>
    private bool IsPossible(FeelNode.Call node)
    {
        if (node.Function != FeelFunction.Date || node.Arguments.Any(a => a is not FeelNode.Literal))
        {
            return true;
        }

        if (node.Compute(default).IsKnown)
        {
            return true;
        }

        sink.Add(FeelProblems.BadDate(sink.Spot(node.Span), sink.Text(node.Span)));
        return false;
    }
}
