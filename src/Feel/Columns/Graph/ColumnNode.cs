namespace Anyu.Feel;

/// <summary>What a node of a column graph holds for each row.</summary>
internal enum Lane : byte
{
    /// <summary>A bit.</summary>
    Mask,

    /// <summary>A 32-bit number.</summary>
    Int,

    /// <summary>A 64-bit number.</summary>
    Long,

    /// <summary>A decimal of 28 digits.</summary>
    Exact,
}

/// <summary>What a node does. Operands are A, B and C; K is a constant of the operation.</summary>
internal enum ColumnOp : byte
{
    /// <summary>The same bit in every row: K.</summary>
    ConstMask,

    /// <summary>The same number in every row: K, or the decimal in the payload.</summary>
    Const,

    /// <summary>The values of input column K.</summary>
    Input,

    /// <summary>The rows of input column K that are 是.</summary>
    InputYes,

    /// <summary>The rows of input column K without a value.</summary>
    InputUnknown,

    /// <summary>The rows of input column K in which the question does not arise.</summary>
    InputNotApplicable,

    /// <summary>A and B.</summary>
    And,

    /// <summary>A or B.</summary>
    Or,

    /// <summary>A but not B.</summary>
    AndNot,

    /// <summary>Not A.</summary>
    Not,

    /// <summary>A &lt; B.</summary>
    Less,

    /// <summary>A = B.</summary>
    Equal,

    /// <summary>A + B.</summary>
    Add,

    /// <summary>A - B.</summary>
    Subtract,

    /// <summary>A * B.</summary>
    Multiply,

    /// <summary>The lesser.</summary>
    Min,

    /// <summary>The greater.</summary>
    Max,

    /// <summary>B where A, otherwise C.</summary>
    Select,

    /// <summary>A as a 64-bit number.</summary>
    Widen,

    /// <summary>A as a 32-bit number.</summary>
    Narrow,

    /// <summary>A / 10^K as a decimal.</summary>
    ToExact,

    /// <summary>Year, month and day of day number A, packed (<see cref="DateParts"/>).</summary>
    DateParts,

    /// <summary>A shifted right by K bits.</summary>
    Shift,

    /// <summary>A / 2^K to the nearest whole number not above.</summary>
    ShiftDown,

    /// <summary>The bits K of A.</summary>
    Bits,

    /// <summary>The entry of the table in the payload at A.</summary>
    Gather,

    /// <summary>Whether the table in the payload holds A.</summary>
    GatherBit,

    /// <summary>A / K, which leaves no remainder.</summary>
    DivideWhole,

    /// <summary>A / K towards nought.</summary>
    Truncate,

    /// <summary>A / K to the nearest whole number not above.</summary>
    Floor,

    /// <summary>A / K, halves away from nought.</summary>
    Round,

    /// <summary>A date function of A and B by the payload (<see cref="DateLane"/>); rows without a result are in its <see cref="Failed"/>.</summary>
    DateLane,

    /// <summary>A / B; a division by zero is in its <see cref="Failed"/>.</summary>
    ExactDivide,

    /// <summary>A * B / 100.</summary>
    ExactPercent,

    /// <summary>A rounded to K digits, halves away from nought.</summary>
    ExactRound,

    /// <summary>The greatest whole number not above A.</summary>
    ExactFloor,

    /// <summary>A as a 64-bit number, towards nought; what does not fit is in its <see cref="Failed"/>.</summary>
    ExactTruncate,

    /// <summary>The rows in which A has no result: a number out of range, a division by zero, a date that is none.</summary>
    Failed,
}

/// <summary>A node of a column graph. Equal nodes are one node, so that what several expressions share is computed once.</summary>
internal sealed class ColumnNode
{
    public required int Id { get; init; }

    public required ColumnOp Op { get; init; }

    public required Lane Lane { get; init; }

    public ColumnNode? A { get; init; }

    public ColumnNode? B { get; init; }

    public ColumnNode? C { get; init; }

    public long K { get; init; }

    /// <summary>A decimal, a table, or what a date function does.</summary>
    public object? Payload { get; init; }

    /// <summary>The least and greatest value of any row that counts; meaningful for whole lanes.</summary>
    public (long Low, long High) Range { get; init; }

    public bool IsConst => Op is ColumnOp.Const or ColumnOp.ConstMask;

    public bool IsTrue => Op == ColumnOp.ConstMask && K != 0;

    public bool IsFalse => Op == ColumnOp.ConstMask && K == 0;
}

/// <summary>What makes two nodes the same.</summary>
internal readonly record struct ColumnKey(ColumnOp Op, Lane Lane, int A, int B, int C, long K, object? Payload);
