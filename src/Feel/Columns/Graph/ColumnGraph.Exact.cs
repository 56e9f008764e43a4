namespace Anyu.Feel;

/// <summary>Decimals of 28 digits, for what whole numbers cannot hold.</summary>
internal sealed partial class ColumnGraph
{
    public ColumnNode Const(decimal value) => Node(ColumnOp.Const, Lane.Exact, payload: value);

    /// <summary>A whole number of so many decimals as a decimal number.</summary>
    public ColumnNode Exact(ColumnNode a, int decimals) =>
        a.Lane == Lane.Exact ? a
        : a.IsConst ? Const(a.K / PowersOfTen.Decimal(decimals))
        : Node(ColumnOp.ToExact, Lane.Exact, a, k: decimals);

    /// <summary>An operation on decimals.</summary>
    public ColumnNode ExactPair(ColumnOp op, ColumnNode a, ColumnNode b) => Node(op, Lane.Exact, a, b);

    public ColumnNode ExactRound(ColumnNode a, int digits) => Node(ColumnOp.ExactRound, Lane.Exact, a, k: digits);

    public ColumnNode ExactFloor(ColumnNode a) => Node(ColumnOp.ExactFloor, Lane.Exact, a);

    /// <summary>A decimal as a whole number towards nought, within these; rows beyond them have failed.</summary>
    public ColumnNode ExactTruncate(ColumnNode a, long most) => Node(ColumnOp.ExactTruncate, Lane.Long, a, k: most, range: (-most, most));
}

/// <summary>Powers of ten.</summary>
internal static class PowersOfTen
{
    /// <summary>The greatest exponent whose power is a 64-bit number.</summary>
    public const int Most = 18;

    private static readonly long[] Powers = Make();

    public static long Long(int exponent) => Powers[exponent];

    public static decimal Decimal(int exponent) => Powers[exponent];

    private static long[] Make()
    {
        var powers = new long[Most + 1];
        powers[0] = 1;
        for (var i = 1; i <= Most; i++)
        {
            powers[i] = powers[i - 1] * 10;
        }

        return powers;
    }
}

/// <summary>Year, month and day in one number: year &lt;&lt; 9 | month &lt;&lt; 5 | day. Dates of two hundred years come from a table.</summary>
internal static class DateParts
{
    public const int YearShift = 9;

    public const int DayBits = 31;

    /// <summary>Month and day together, by which days of a year are ordered.</summary>
    public const int MonthDayBits = (1 << YearShift) - 1;

    public const int MonthShift = 5;

    private static readonly int First = new DateOnly(1900, 1, 1).DayNumber;

    private static readonly int[] Table = Make();

    public static int Of(int day)
    {
        var index = unchecked((uint)(day - First));
        return index < (uint)Table.Length ? Table[index] : Compute(DateOnly.FromDayNumber(Math.Clamp(day, 0, DateOnly.MaxValue.DayNumber)));
    }

    private static int Compute(DateOnly date) => (date.Year << YearShift) | (date.Month << MonthShift) | date.Day;

    private static int[] Make()
    {
        var table = new int[new DateOnly(2101, 1, 1).DayNumber - First];
        for (var i = 0; i < table.Length; i++)
        {
            table[i] = Compute(DateOnly.FromDayNumber(First + i));
        }

        return table;
    }
}
