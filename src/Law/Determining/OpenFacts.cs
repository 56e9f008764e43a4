using System.Collections.Immutable;

namespace Anyu.Law;

/// <summary>What the missing facts can change.</summary>
/// <param name="Right">Those that can change the right.</param>
/// <param name="Offer">Those that can change only what is offered on top.</param>
/// <param name="Floor">What is guaranteed whatever they are; null when nothing is.</param>
internal readonly record struct OpenFacts(ImmutableArray<string> Right, ImmutableArray<string> Offer, decimal? Floor)
{
    /// <summary>Up to this many provisions whose application is unknown are tried in every combination; beyond it each counts as mattering.</summary>
    private const int MaxPendingTried = 8;

    private static readonly OpenFacts None = new([], [], null);

    /// <summary>Every combination of pending provisions is composed; a provision matters when applying it changes some combination.</summary>
    public static OpenFacts Of(ReadingList considered, Composition certain)
    {
        if (!AnyOpen(considered.All))
        {
            return None;
        }

        var readings = considered.All.ToArray();
        var pending = Array.FindAll(readings, static c => c.Contribution.Pending);
        var worlds = pending.Length <= MaxPendingTried ? Worlds(considered.Contributions, certain, 1 << pending.Length) : [certain];
        var right = new SortedSet<string>(StringComparer.Ordinal);
        var offer = new SortedSet<string>(StringComparer.Ordinal);
        for (var p = 0; p < pending.Length; p++)
        {
            right.UnionWith(Matters(worlds, 1 << p, static (without, with) => !without.SameRight(with)) ? pending[p].Missing : []);
            offer.UnionWith(Matters(worlds, 1 << p, static (without, with) => !without.SameOffer(with)) ? pending[p].Missing : []);
        }

        foreach (var unknown in Array.FindAll(readings, static c => !c.Contribution.Pending && c.ValueUnknown))
        {
            (unknown.Contribution.Weight == Weight.Right ? right : offer).UnionWith(unknown.Missing);
        }

        offer.ExceptWith(right);
        return new OpenFacts([.. right], [.. offer], FloorOf(worlds, pending.Length));
    }

    private static bool AnyOpen(ReadOnlySpan<ProvisionReading> considered)
    {
        foreach (var reading in considered)
        {
            if (reading.Contribution.Pending || reading.ValueUnknown)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What each combination of pending provisions comes to; without any it is what is certain.</summary>
    private static Composition[] Worlds(ReadOnlySpan<Contribution> contributions, Composition certain, int count)
    {
        var worlds = new Composition[count];
        worlds[0] = certain;
        for (var world = 1; world < count; world++)
        {
            worlds[world] = Composition.Of(contributions, (uint)world);
        }

        return worlds;
    }

    /// <summary>Whether one provision, applied or not, makes two worlds differ; untried, it counts as mattering.</summary>
    private static bool Matters(Composition[] worlds, int bit, Func<Composition, Composition, bool> differ)
    {
        if (worlds.Length == 1)
        {
            return true;
        }

        for (var world = 0; world < worlds.Length; world++)
        {
            if ((world & bit) == 0 && differ(worlds[world], worlds[world | bit]))
            {
                return true;
            }
        }

        return false;
    }

    private static decimal? FloorOf(Composition[] worlds, int pending)
    {
        if (worlds.Length == 1 && pending > 0)
        {
            return null;
        }

        var least = decimal.MaxValue;
        foreach (var world in worlds)
        {
            if (!world.HasRight || world.AmountUnknown || world.Amount is not { } amount)
            {
                return null;
            }

            least = Math.Min(least, amount);
        }

        return least;
    }
}
