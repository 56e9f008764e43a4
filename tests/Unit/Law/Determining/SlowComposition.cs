using System.Collections.Immutable;
using Anyu.Law;

namespace Anyu.Unit.Law.Determining;

/// <summary>Composition said as plainly as the format's page says it: the provisions that count, one after the other, parts first, the total last.</summary>
internal sealed class SlowComposition
{
    private readonly List<(string Part, decimal Value, int Layer)> parts = [];
    private readonly List<(string Part, decimal Value)> offers = [];
    private decimal? total;

    public bool HasRight { get; private set; }

    public bool HasOffer { get; private set; }

    public bool HasPlan { get; private set; }

    public bool AmountUnknown { get; private set; }

    public decimal? Amount => total ?? (parts.Count == 0 ? null : parts.Sum(p => p.Value));

    public decimal? Offer => offers.Count == 0 ? null : offers.Sum(o => o.Value);

    public static SlowComposition Of(ImmutableArray<Contribution> contributions, int world)
    {
        var counting = contributions.Select((c, i) => (c, Bit: contributions.Take(i).Count(p => p.Pending)))
            .Where(x => !x.c.Pending || (world >> x.Bit) % 2 == 1)
            .Select(x => x.c)
            .ToList();
        var slow = new SlowComposition();
        foreach (var contribution in counting.Where(c => c.Part != Composition.Total).Concat(counting.Where(c => c.Part == Composition.Total)))
        {
            slow.Count(contribution);
        }

        return slow;
    }

    private void Count(Contribution c)
    {
        if (c.Weight == Weight.Plan)
        {
            HasPlan = true;
        }
        else if (c.Weight == Weight.Offer && c.Operation != Operation.See)
        {
            CountOffer(c);
        }
        else if (c.Weight == Weight.Right && c.Operation != Operation.See)
        {
            CountRight(c);
        }
    }

    private void CountRight(Contribution c)
    {
        HasRight |= c.Operation != Operation.CapAt;
        if (c.Operation is Operation.Grant)
        {
            return;
        }

        if (c.Operation is not Operation.Waive && c.Value is null)
        {
            AmountUnknown = true;
            return;
        }

        var held = Held(c.Part);
        var value = c.Value ?? 0;
        switch (c.Operation)
        {
            case Operation.Waive:
                Hold(c, 0);
                break;
            case Operation.Set:
                Hold(c, c.Part != Composition.Total && held > value && parts.Single(p => p.Part == c.Part).Layer < c.Layer ? held.Value : value);
                break;
            case Operation.Add:
                Hold(c, (held ?? 0) + value);
                break;
            case Operation.CapAt when held is null:
                break;
            case Operation.CapAt:
                Hold(c, held.Value < value ? held.Value : value);
                break;
            default:
                Hold(c, held > value ? held.Value : value);
                break;
        }
    }

    private void CountOffer(Contribution c)
    {
        HasOffer = true;
        if (c.Value is not { } value || c.Operation is Operation.CapAt)
        {
            return;
        }

        var held = offers.Where(o => o.Part == c.Part).Sum(o => o.Value);
        var right = Held(c.Part) ?? 0;
        offers.RemoveAll(o => o.Part == c.Part);
        offers.Add((c.Part, c.Operation == Operation.Add ? held + value : value > right ? value - right : 0));
    }

    private decimal? Held(string part) =>
        part == Composition.Total ? Amount : parts.Where(p => p.Part == part).Select(p => (decimal?)p.Value).SingleOrDefault();

    private void Hold(Contribution c, decimal value)
    {
        if (c.Part == Composition.Total)
        {
            total = value;
            return;
        }

        parts.RemoveAll(p => p.Part == c.Part);
        parts.Add((c.Part, value, c.Layer));
    }
}
