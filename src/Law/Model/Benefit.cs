using System.Collections.Immutable;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>What a benefit gives.</summary>
public enum BenefitKind
{
    /// <summary>Days of leave.</summary>
    Days,

    /// <summary>Money.</summary>
    Money,

    /// <summary>A share of a cost.</summary>
    Rate,

    /// <summary>A ceiling, such as of a loan.</summary>
    Cap,

    /// <summary>A count, such as of children allowed.</summary>
    Count,

    /// <summary>A place ahead of others.</summary>
    Priority,

    /// <summary>A charge that is not made.</summary>
    Waiver,

    /// <summary>A service.</summary>
    Service,

    /// <summary>Something that may not be done to the person.</summary>
    Protection,

    /// <summary>A standard per head that funds an institution.</summary>
    Standard,
}

/// <summary>A named part of a benefit.</summary>
public sealed record BenefitPart(string Id, Bilingual Label);

/// <summary>Where and with which papers to apply, as far as the content knows it.</summary>
public sealed record ApplyGuide(Bilingual? Where, ImmutableArray<Bilingual> Papers, string? Source);

/// <summary>Something that a person, family or institution can receive.</summary>
public sealed record Benefit
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>What it is called.</summary>
    public required Bilingual Label { get; init; }

    /// <summary>What a place calls it, by division code.</summary>
    public ImmutableSortedDictionary<string, string> LocalNames { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The systems of the domain list it serves, such as <c>E01</c>.</summary>
    public ImmutableArray<string> Systems { get; init; } = [];

    /// <summary>The group under which pages list it.</summary>
    public required string Group { get; init; }

    /// <summary>The roles whose combinations receive it, such as mother × birth.</summary>
    public required ImmutableArray<string> Subject { get; init; }

    /// <summary>Which combinations exist at all; null: all.</summary>
    public FeelExpression? Where { get; init; }

    /// <summary>What it gives.</summary>
    public required BenefitKind Kind { get; init; }

    /// <summary>The unit of its amount; <see cref="Unit.One"/> where it has none.</summary>
    public Unit Unit { get; init; }

    /// <summary>once, year, month, stay or day.</summary>
    public required string Per { get; init; }

    /// <summary>Its named parts in the order of display; empty when it has one nameless part.</summary>
    public ImmutableArray<BenefitPart> Parts { get; init; } = [];

    /// <summary>The expressions (one, or several of which the more favourable decides) that give the deciding division.</summary>
    public required ImmutableArray<FeelExpression> ConnectingFactors { get; init; }

    /// <summary>The event date that selects the law.</summary>
    public required FeelExpression SelectedBy { get; init; }

    /// <summary>First day of enjoyment for the time line, or null.</summary>
    public FeelExpression? Begins { get; init; }

    /// <summary>Last day of enjoyment for the time line, or null. May use <c>amount</c>.</summary>
    public FeelExpression? Ends { get; init; }

    /// <summary>Whether its days are working days, or null where they never are.</summary>
    public FeelExpression? WorkingDays { get; init; }

    /// <summary>Where and with which papers to apply.</summary>
    public ApplyGuide? Apply { get; init; }

    /// <summary>What to do next.</summary>
    public Bilingual? Next { get; init; }

    /// <summary>What a refused person can do.</summary>
    public Bilingual? Remedy { get; init; }

    /// <summary>The variables its provisions may use.</summary>
    public required Scope Scope { get; init; }

    /// <summary>Where it is written.</summary>
    public required SourceLocation At { get; init; }
}
