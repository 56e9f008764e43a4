namespace Anyu.Feel;

/// <summary>Functions of single values.</summary>
internal sealed partial class ColumnCompiler
{
    private const int MonthsOfYear = 12;

    private ColumnValue Call(FeelNode.Call call)
    {
        if (call.Function <= FeelFunction.Max)
        {
            return Aggregate(call);
        }

        var values = call.Arguments.Select(a => (ScalarColumn)Of(a)).ToArray();
        var notApplicable = graph.Any(values.Select(v => v.NotApplicable));
        var unknown = graph.AndNot(graph.Any(values.Select(v => v.Unknown)), notApplicable);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = values[i] with { Unknown = False, NotApplicable = False, Bounds = null };
        }

        return algebra.Masked(Function(call, values), unknown, notApplicable);
    }

    private ColumnValue Function(FeelNode.Call call, ScalarColumn[] v) => call.Function switch
    {
        FeelFunction.Abs => Abs(v[0]),
        FeelFunction.Floor => Floor(v[0]),
        FeelFunction.Ceiling => algebra.Negate(Floor(algebra.Negate(v[0]))),
        FeelFunction.Round => Round(v[0], v[1]),
        FeelFunction.Date => Dated(v),
        FeelFunction.AddDays or FeelFunction.AddMonths or FeelFunction.AddYears => Shift(call.Function, v[0], v[1]),
        FeelFunction.AddWorkingDays => throw new NotInColumnsException("working days"),
        FeelFunction.DaysBetween => Days(graph.Subtract(v[1].Value, v[0].Value)!),
        FeelFunction.MonthsBetween => Days(Months(v[0].Value, v[1].Value)),
        FeelFunction.YearsBetween => Days(Years(v[0].Value, v[1].Value)),
        FeelFunction.Earlier => v[0] with { Value = graph.Min(v[0].Value, v[1].Value) },
        FeelFunction.Later => v[0] with { Value = graph.Max(v[0].Value, v[1].Value) },
        FeelFunction.IsWithin => IsWithin(v[0], v[1]),
        FeelFunction.YearOf => Days(Year(v[0].Value)),
        FeelFunction.MonthOf => Days(graph.Shift(graph.Bits(graph.Parts(v[0].Value), DateParts.MonthDayBits), DateParts.MonthShift)),
        FeelFunction.DayOf => Days(Day(v[0].Value)),
        _ => DateOf(call.Function, v[0].Value, graph.Const(0L)),
    };

    private ScalarColumn Abs(ScalarColumn a) => algebra.Select(algebra.Compare(ComparisonOperator.Less, a, algebra.Number(0)).Yes, algebra.Negate(a), a);

    private ScalarColumn Floor(ScalarColumn a) => a.Value.Lane == Lane.Exact
        ? a with { Value = graph.ExactFloor(a.Value) }
        : a with { Value = graph.Whole(ColumnOp.Floor, a.Value, PowersOfTen.Long(a.Decimals)), Decimals = 0 };

    private ScalarColumn Round(ScalarColumn a, ScalarColumn digits)
    {
        const int MostDigits = 20;
        if (digits.Value is not { IsConst: true, Lane: not Lane.Exact } || digits.Decimals > 0)
        {
            throw new NotInColumnsException("a number of digits that is computed");
        }

        if (digits.Value.K is < 0 or > MostDigits)
        {
            return a with { Unknown = graph.True };
        }

        var kept = (int)digits.Value.K;
        return a.Value.Lane == Lane.Exact ? a with { Value = graph.ExactRound(a.Value, kept) }
            : a.Decimals <= kept ? a
            : a with { Value = graph.Whole(ColumnOp.Round, a.Value, PowersOfTen.Long(a.Decimals - kept)), Decimals = kept };
    }

    private ScalarColumn Days(ColumnNode value) => new(FeelKind.Number, value, 0, False, False);

    private ColumnNode Year(ColumnNode date) => graph.Shift(graph.Parts(date), DateParts.YearShift);

    private ColumnNode Day(ColumnNode date) => graph.Bits(graph.Parts(date), DateParts.DayBits);

    private ColumnNode MonthNumber(ColumnNode date) => graph.Add(
        graph.Multiply(Year(date), graph.Const(MonthsOfYear))!,
        graph.Shift(graph.Bits(graph.Parts(date), DateParts.MonthDayBits), DateParts.MonthShift))!;

    /// <summary>
    /// Completed months (<see cref="Kernel.Age.CompletedMonths"/>). A month is complete on the day of the month on which it began, or on its last day where it lacks that
    /// day; only 29 February waits for 1 March where the rule says so and the months make whole years.
    /// </summary>
    private ColumnNode Months(ColumnNode from, ColumnNode to)
    {
        var early = graph.Less(DayOrLast(to), Day(from));
        if (!host.LeapDayBirthdayOnFeb28)
        {
            var waits = graph.And(graph.Equal(MonthDay(from), graph.Const(LeapDay)), graph.Equal(MonthDay(to), graph.Const(LeapDay - 1)));
            early = graph.Or(early, waits);
        }

        // Months doubled, and one more where the day is not reached: of a fixed day, one value for every threshold and every month that is asked.
        var start = graph.Add(graph.Multiply(MonthNumber(from), graph.Const(2L))!, One(early))!;
        return graph.ShiftDown(graph.Subtract(graph.Multiply(MonthNumber(to), graph.Const(2L))!, start)!, 1);
    }

    /// <summary>Completed years are whole dozens of completed months.</summary>
    private ColumnNode Years(ColumnNode from, ColumnNode to) => graph.Whole(ColumnOp.Floor, Months(from, to), MonthsOfYear);

    private const long LeapDay = (2L << DateParts.MonthShift) | 29;

    private ColumnNode MonthDay(ColumnNode date) => graph.Bits(graph.Parts(date), DateParts.MonthDayBits);

    /// <summary>The day of the month; on the last day of a month, 31, since every day is reached then.</summary>
    private ColumnNode DayOrLast(ColumnNode date)
    {
        var next = graph.Add(date, graph.Const(1L))!;
        return graph.Select(graph.Equal(Day(next), graph.Const(1L)), graph.Const((long)DateParts.DayBits), Day(date));
    }

    /// <summary>So many days, months or years later, in whole ones; beyond the calendar the date is unknown.</summary>
    private ColumnValue Shift(FeelFunction function, ScalarColumn from, ScalarColumn amount)
    {
        var limit = function switch { FeelFunction.AddDays => 3_652_058, FeelFunction.AddMonths => 119_988, _ => 9_998 };
        var beyond = algebra.Compare(ComparisonOperator.Greater, Abs(amount), algebra.Number(limit)).Yes;
        var whole = amount.Value.Lane == Lane.Exact
            ? graph.ExactTruncate(amount.Value, limit)
            : graph.Min(graph.Max(graph.Whole(ColumnOp.Truncate, amount.Value, PowersOfTen.Long(amount.Decimals)), graph.Const(-limit)), graph.Const(limit));
        whole = function == FeelFunction.AddYears ? graph.Multiply(whole, graph.Const(MonthsOfYear))! : whole;
        var shifted = DateOf(function, from.Value, whole);
        return algebra.Masked(shifted, beyond, False);
    }

    /// <summary>The date of a year, month and day, of which only whole parts count; none is unknown.</summary>
    private ColumnValue Dated(ScalarColumn[] v)
    {
        if (v.Any(p => p.Value.Lane == Lane.Exact))
        {
            throw new NotInColumnsException("a date of computed fractions");
        }

        var parts = v.Select(p => graph.Whole(ColumnOp.Truncate, p.Value, PowersOfTen.Long(p.Decimals))).ToArray();
        var exists = graph.And(
            graph.And(Within(v[0], 1, 9999), graph.And(graph.Not(Below(v[1], 1)), Below(v[1], 13))),
            graph.And(graph.Not(Below(v[2], 1)), Below(v[2], 32)));
        var packed = graph.Add(
            graph.Multiply(Clamped(parts[0], 1, 9999), graph.Const(1L << DateParts.YearShift))!,
            graph.Add(graph.Multiply(Clamped(parts[1], 1, MonthsOfYear), graph.Const(1L << DateParts.MonthShift))!, Clamped(parts[2], 1, DateParts.DayBits))!)!;
        return algebra.Masked(DateOf(FeelFunction.Date, packed, graph.Const(0L)), graph.Not(exists), False);
    }

    private ColumnNode Clamped(ColumnNode value, long least, long most) => graph.Min(graph.Max(value, graph.Const(least)), graph.Const(most));

    private ColumnNode Below(ScalarColumn value, int limit) => algebra.Compare(ComparisonOperator.Less, value, algebra.Number(limit)).Yes;

    private ColumnNode Within(ScalarColumn value, int least, int most) =>
        graph.AndNot(graph.Not(Below(value, least)), algebra.Compare(ComparisonOperator.Greater, value, algebra.Number(most)).Yes);

    private ScalarColumn DateOf(FeelFunction function, ColumnNode date, ColumnNode amount)
    {
        var lane = new DateLane(function, host.LeapDayBirthdayOnFeb28);
        if (date.IsConst && amount.IsConst)
        {
            return DateLanes.Compute(lane, (int)date.K, (int)amount.K) is { } day
                ? new ScalarColumn(FeelKind.Date, graph.Const((long)day), 0, False, False)
                : new ScalarColumn(FeelKind.Date, graph.Const(0L), 0, graph.True, False);
        }

        var shifted = graph.DateFunction(lane, date, amount);
        var mayFail = function is FeelFunction.Date or FeelFunction.AddDays or FeelFunction.AddMonths or FeelFunction.AddYears;
        return new ScalarColumn(FeelKind.Date, shifted, 0, mayFail ? graph.Failed(shifted) : False, False);
    }

    /// <summary>Which texts lie in the place is settled when compiling; the rows look it up.</summary>
    private TruthColumn IsWithin(ScalarColumn place, ScalarColumn ancestor)
    {
        if (!ancestor.Value.IsConst)
        {
            throw new NotInColumnsException("a place that lies in a computed place");
        }

        var within = algebra.Texts[(int)ancestor.Value.K];
        return algebra.Truth(algebra.Lookup(place.Value, text => host.IsWithin(text, within)));
    }
}
