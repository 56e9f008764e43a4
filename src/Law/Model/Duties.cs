using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>A duty of government, for the accountability ledger.</summary>
public sealed record Measure(BlockHead Head) : LawBlock(Head)
{
    /// <inheritdoc/>
    public override string Kind => "measure";

    /// <summary>What is to be done.</summary>
    public required Bilingual Title { get; init; }

    /// <summary>How binding it is.</summary>
    public required Force Force { get; init; }

    /// <summary>The lead unit, or null when the text names none.</summary>
    public string? Lead { get; init; }

    /// <summary>The responsible units.</summary>
    public ImmutableArray<string> Responsible { get; init; } = [];

    /// <summary>The last day, or null.</summary>
    public DateOnly? Deadline { get; init; }

    /// <summary>How often it recurs, such as <c>yearly</c> or <c>--05-15, --07-11</c>, or null.</summary>
    public string? Recurring { get; init; }

    /// <summary>The system it belongs to, such as <c>A06</c>.</summary>
    public string? System { get; init; }

    /// <summary>What would show that it is kept.</summary>
    public Bilingual? Evidence { get; init; }
}

/// <summary>A numeric aim: an indicator, a value, a date.</summary>
public sealed record Target(BlockHead Head) : LawBlock(Head)
{
    /// <inheritdoc/>
    public override string Kind => "target";

    /// <summary>The indicator's id.</summary>
    public required string Indicator { get; init; }

    /// <summary>What is aimed at.</summary>
    public required Bilingual Title { get; init; }

    /// <summary>The value; null for an aim without a number.</summary>
    public decimal? Value { get; init; }

    /// <summary>How the value binds: exact, at-least, at-most, above, below; an interpretation may choose.</summary>
    public required Choice<string> Relation { get; init; }

    /// <summary>How binding the aim is; an interpretation may choose.</summary>
    public required Choice<Force> Force { get; init; }

    /// <summary>The unit as written.</summary>
    public string? Unit { get; init; }

    /// <summary>The date by which, or null.</summary>
    public DateOnly? By { get; init; }

    /// <summary>The value from which the aim counts, where the text states one.</summary>
    public decimal? Baseline { get; init; }

    /// <summary>The value reached, where the text reports one.</summary>
    public decimal? Actual { get; init; }

    /// <summary>The day of the reported value.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>The system it belongs to, such as <c>D01</c>.</summary>
    public string? System { get; init; }
}

/// <summary>Says that a service or a follow-up plan carries this article out, or that nothing in software does.</summary>
public sealed record Carrier(BlockHead Head, string CarrierKind) : LawBlock(Head)
{
    /// <summary><c>service</c>, <c>plan</c> or <c>not-for-software</c>.</summary>
    public override string Kind => CarrierKind;

    /// <summary>The id of the service or plan; null for <c>not-for-software</c>.</summary>
    public string? CarriedBy { get; init; }

    /// <summary>What it is; the reason for <c>not-for-software</c>.</summary>
    public required Bilingual Title { get; init; }

    /// <summary>The system it belongs to, such as <c>B02</c>.</summary>
    public string? System { get; init; }
}
