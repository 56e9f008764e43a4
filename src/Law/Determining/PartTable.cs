namespace Anyu.Law;

/// <summary>What a part holds: its amount, how deep the place lies that gave it, and how it binds.</summary>
internal readonly record struct PartHeld(string Part, decimal Value, int Layer, Relation Relation);

/// <summary>Amounts by part, in the order in which they came. A benefit has a handful of parts: a walk is quicker than a table by hash.</summary>
internal struct PartTable
{
    private PartHeld[]? parts;
    private int count;

    /// <summary>The sum over the parts; null when there are none.</summary>
    public readonly decimal? Sum
    {
        get
        {
            if (count == 0)
            {
                return null;
            }

            var sum = 0m;
            foreach (var held in parts.AsSpan(0, count))
            {
                sum += held.Value;
            }

            return sum;
        }
    }

    /// <summary>The loosest relation of the parts; exact when there are none.</summary>
    public readonly Relation Loosest
    {
        get
        {
            var loosest = Relation.Exact;
            foreach (var held in parts.AsSpan(0, count))
            {
                loosest = (Relation)Math.Max((int)loosest, (int)held.Relation);
            }

            return loosest;
        }
    }

    public readonly PartHeld? Find(string part) => IndexOf(part) is >= 0 and var index ? parts![index] : null;

    public void Set(PartHeld held)
    {
        var index = IndexOf(held.Part);
        if (index < 0)
        {
            index = count++;
            if (parts is null || index == parts.Length)
            {
                Array.Resize(ref parts, Math.Max(2, 2 * index));
            }
        }

        parts![index] = held;
    }

    private readonly int IndexOf(string part)
    {
        for (var i = 0; i < count; i++)
        {
            if (parts![i].Part == part)
            {
                return i;
            }
        }

        return -1;
    }
}
