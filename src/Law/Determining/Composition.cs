namespace Anyu.Law;

/// <summary>What a provision's force makes of it here.</summary>
internal enum Weight
{
    /// <summary>A right.</summary>
    Right,

    /// <summary>Encouraged or permitted, adopted by nobody.</summary>
    Offer,

    /// <summary>Announced.</summary>
    Plan,

    /// <summary>Told; no effect.</summary>
    None,
}

/// <summary>What one provision brings to a benefit, ready to be composed.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Part">The part; empty for a benefit without named parts.</param>
/// <param name="Value">The operand; null when it has none or it is unknown.</param>
/// <param name="Relation">How the number binds.</param>
/// <param name="Layer">How deep its division lies.</param>
/// <param name="Weight">What its force makes of it.</param>
/// <param name="Pending">Whether it is not known to apply.</param>
internal readonly record struct Contribution(
    Operation Operation, string Part, decimal? Value, Relation Relation, int Layer, Weight Weight, bool Pending);

/// <summary>What one provision changed.</summary>
/// <param name="Before">The part's amount before; null where there was none.</param>
/// <param name="After">The part's amount after; null where there is none.</param>
/// <param name="Lower">Whether a lower layer asked for less than a higher one gave.</param>
internal readonly record struct Change(decimal? Before, decimal? After, bool Lower);

/// <summary>The result of composing contributions: amounts by part, what is guaranteed, what is only offered.</summary>
internal sealed class Composition
{
    public const string Total = "total";

    private PartTable guaranteed;
    private PartTable offered;
    private decimal? total;

    /// <summary>What no provision at all comes to.</summary>
    public static Composition Nothing { get; } = new();

    /// <summary>Whether there is a right at all.</summary>
    public bool HasRight { get; private set; }

    /// <summary>Whether something is offered.</summary>
    public bool HasOffer { get; private set; }

    /// <summary>Whether something is announced.</summary>
    public bool HasPlan { get; private set; }

    /// <summary>Whether an operand that counts is unknown.</summary>
    public bool AmountUnknown { get; private set; }

    /// <summary>Whether an operand of an offer is unknown.</summary>
    public bool OfferUnknown { get; private set; }

    /// <summary>The guaranteed total; null when nothing with an amount was guaranteed.</summary>
    public decimal? Amount => total ?? guaranteed.Sum;

    /// <summary>What is offered on top; null when nothing with an amount was.</summary>
    public decimal? Offer => offered.Sum;

    /// <summary>How the total binds: the loosest relation of its parts.</summary>
    public Relation Relation => guaranteed.Loosest;

    /// <summary>The guaranteed amount of a part, or null.</summary>
    public decimal? GuaranteedOf(string part) => guaranteed.Find(part)?.Value;

    /// <summary>What is offered for a part, or null.</summary>
    public decimal? OfferedOf(string part) => offered.Find(part)?.Value;

    /// <summary>Composes in the given order; operations on the total come last. Pending contributions count when their bit is set in <paramref name="world"/>.</summary>
    /// <param name="contributions">What the provisions bring.</param>
    /// <param name="world">Which pending ones apply.</param>
    /// <param name="changes">Where to write what each changed; empty when nobody asks.</param>
    public static Composition Of(ReadOnlySpan<Contribution> contributions, uint world, Span<Change> changes = default)
    {
        var result = new Composition();
        for (var pass = 0; pass < 2; pass++)
        {
            var pending = 0;
            for (var i = 0; i < contributions.Length; i++)
            {
                var c = contributions[i];
                var counts = !c.Pending || (world & (1u << pending++)) != 0;
                if (counts && c.Weight != Weight.None && (c.Part == Total) == (pass == 1))
                {
                    var change = result.Apply(c);
                    if (!changes.IsEmpty)
                    {
                        changes[i] = change;
                    }
                }
            }
        }

        return result;
    }

    /// <summary>Whether two worlds give the same answer to the family.</summary>
    public bool SameRight(Composition other) =>
        (HasRight, AmountUnknown, Amount, Relation) == (other.HasRight, other.AmountUnknown, other.Amount, other.Relation)
        && (HasRight || HasOffer == other.HasOffer && HasPlan == other.HasPlan);

    /// <summary>Whether two worlds offer the same on top.</summary>
    public bool SameOffer(Composition other) => (HasOffer, OfferUnknown, Offer) == (other.HasOffer, other.OfferUnknown, other.Offer);

    private Change Apply(Contribution c)
    {
        switch (c.Weight)
        {
            case Weight.Right:
                return ApplyRight(c);
            case Weight.Offer:
                return ApplyOffer(c);
            default:
                HasPlan = true;
                return default;
        }
    }

    private Change ApplyRight(Contribution c)
    {
        if (c.Operation is Operation.See or Operation.Qualify)
        {
            return default;
        }

        HasRight |= c.Operation != Operation.CapAt;
        var before = Current(c.Part);
        if (c.Operation is Operation.Grant or Operation.Forbid)
        {
            return new Change(before, before, Lower: false);
        }

        if (c.Operation != Operation.Waive && c.Value is null)
        {
            AmountUnknown = true;
            return new Change(before, null, Lower: false);
        }

        var (after, lower) = Next(c, before);
        if (after is { } value)
        {
            Write(c, value);
        }

        return new Change(before, after, lower);
    }

    /// <summary>The part after the operation, and whether a lower layer asked for less than a higher one gave.</summary>
    private (decimal? After, bool Lower) Next(Contribution c, decimal? before) => c.Operation switch
    {
        Operation.Waive => (0, false),
        Operation.Set when before is { } higher && guaranteed.Find(c.Part) is { } held && held.Layer < c.Layer && c.Value < higher => (higher, true),
        Operation.Set => (c.Value, false),
        Operation.Add => ((before ?? 0) + c.Value, false),
        Operation.RaiseTo or Operation.StandardAtLeast => (Math.Max(before ?? 0, c.Value!.Value), false),
        Operation.CapAt => (before is { } amount ? Math.Min(amount, c.Value!.Value) : null, false),
        _ => (before, false),
    };

    private void Write(Contribution c, decimal value)
    {
        if (c.Part == Total)
        {
            total = value;
            return;
        }

        var relation = guaranteed.Find(c.Part) is { } held
            ? c.Operation switch
            {
                Operation.Add => (Relation)Math.Max((int)held.Relation, (int)c.Relation),
                Operation.CapAt => held.Relation,
                _ => c.Relation,
            }
            : c.Relation;
        guaranteed.Set(new PartHeld(c.Part, value, c.Layer, relation));
    }

    private decimal? Current(string part) => part == Total ? Amount : GuaranteedOf(part);

    private Change ApplyOffer(Contribution c)
    {
        HasOffer |= c.Operation is not (Operation.See or Operation.Qualify);
        var before = OfferedOf(c.Part);
        if (c.Operation is not (Operation.Set or Operation.Add or Operation.RaiseTo or Operation.StandardAtLeast))
        {
            return new Change(before, before, Lower: false);
        }

        if (c.Value is not { } value)
        {
            OfferUnknown = true;
            return new Change(before, null, Lower: false);
        }

        // What an offer adds is what it promises beyond the right already held.
        var addition = c.Operation == Operation.Add ? value : Math.Max(0, value - (Current(c.Part) ?? 0));
        var after = c.Operation == Operation.Add ? (before ?? 0) + addition : addition;
        offered.Set(new PartHeld(c.Part, after, c.Layer, c.Relation));
        return new Change(before, after, Lower: false);
    }
}
