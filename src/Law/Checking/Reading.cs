using System.Collections.Immutable;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>A span of days; both ends belong to it.</summary>
internal readonly record struct DaySpan(DateOnly From, DateOnly Until)
{
    /// <summary>Whether some day belongs to both.</summary>
    public bool Overlaps(DaySpan other) => From <= other.Until && other.From <= Until;
}

/// <summary>A provision as it reads under one option of each interpretation: its force, part, place, days, conditions and amounts.</summary>
internal sealed record Reading(
    Provision Provision,
    Force Force,
    string? Part,
    PlaceCode Place,
    DaySpan Days,
    ImmutableArray<FeelExpression> Conditions,
    LawValue? Value)
{
    /// <summary>The amounts it may have: the expression, or every output of its table.</summary>
    public ImmutableArray<FeelExpression> Amounts { get; } = Value?.Expression is { } one ? [one] : Value?.Table?.Outputs ?? [];

    /// <summary>The only amount, when it is a plain number.</summary>
    public decimal? Constant => Amounts is [var one] ? ConstantOf(one) : null;

    /// <summary>The lowest amount, when all are plain numbers.</summary>
    public decimal? Lowest => Amounts.Length > 0 && Amounts.All(a => ConstantOf(a) is not null) ? Amounts.Min(ConstantOf) : null;

    /// <summary>A plain number, or null.</summary>
    public static decimal? ConstantOf(FeelExpression expression) => expression.Root switch
    {
        FeelNode.Literal { Value.Kind: FeelKind.Number } literal => literal.Value.AsNumber,
        FeelNode.Negate { Operand: FeelNode.Literal { Value.Kind: FeelKind.Number } literal } => -literal.Value.AsNumber,
        _ => null,
    };
}

/// <summary>All provisions of a lawbook as they read under the proposed defaults.</summary>
internal sealed class Readings
{
    private readonly Lawbook book;
    private readonly ILookup<string, DateOnly> successors;

    /// <summary>Reads them.</summary>
    public Readings(Lawbook book)
        : this(book, static _ => true)
    {
    }

    /// <summary>Reads those alone.</summary>
    public Readings(Lawbook book, Func<Provision, bool> only)
    {
        this.book = book;
        successors = book.Provisions.Values
            .SelectMany(p => p.Supersedes.Select(older => (Older: older, Begins: Start(p.InForce))))
            .ToLookup(s => s.Older, s => s.Begins, StringComparer.Ordinal);
        All =
        [
            .. book.Documents.Values.SelectMany(d => d.Blocks).OfType<Provision>().Where(only).Select(p => Read(p, Default)),
        ];
    }

    /// <summary>All of them, in the order of documents and texts.</summary>
    public ImmutableArray<Reading> All { get; }

    /// <summary>The first day under the proposed defaults.</summary>
    public DateOnly Start(Validity validity) =>
        validity.From
        ?? (validity.FromAssumedBy is { } id && book.Interpretations.TryGetValue(id, out var by) ? Dates.Parse(by.Default) : null)
        ?? DateOnly.MinValue;

    /// <summary>The option that an interpretation proposes.</summary>
    public string Default(string interpretation) => book.Interpretations[interpretation].Default;

    /// <summary>The interpretations that choose how a provision reads.</summary>
    public static IEnumerable<string> Choosers(Provision provision) => new[]
    {
        provision.Force.By, provision.Part?.By, provision.Covers?.By, provision.When?.By, provision.Value?.By,
    }.OfType<string>();

    /// <summary>The provision under those options.</summary>
    public Reading Read(Provision provision, Func<string, string> optionOf)
    {
        // A superseded provision ends on the eve of the earliest day on which a successor begins.
        var ends = successors[provision.Id].Where(s => s > DateOnly.MinValue).Select(s => s.AddDays(-1)).Append(provision.InForce.Until ?? DateOnly.MaxValue).Min();
        return new Reading(
            provision,
            provision.Force.Pick(optionOf),
            provision.Part?.Pick(optionOf),
            PlaceCode.Parse(provision.Place),
            new DaySpan(Start(provision.InForce), ends),
            [.. new[] { provision.Covers?.Pick(optionOf), provision.When?.Pick(optionOf) }.OfType<FeelExpression>()],
            provision.Value?.Pick(optionOf));
    }
}
