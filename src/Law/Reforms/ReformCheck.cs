using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>What a reform makes worse: floors broken, two numbers for one part, conditions nobody meets, numbers that no sentence has. What the law has already is not the reform's fault.</summary>
internal static class ReformCheck
{
    /// <summary>What is found.</summary>
    public static IEnumerable<Problem> Run(Lawbook trunk, Lawbook branch, ReformDraft draft)
    {
        var benefits = draft.Reform.Changes.Select(c => branch.Provisions.GetValueOrDefault(c.Target) ?? trunk.Provisions.GetValueOrDefault(c.Target))
            .Concat(branch.Provisions.Values.Where(p => !trunk.Provisions.ContainsKey(p.Id)))
            .Select(p => p?.Benefit).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var known = Findings(trunk, benefits).Select(p => (p.Code, p.What)).ToHashSet();
        var numbers = draft.Reform.Changes.Where(c => c.Strike is not null && branch.Provisions.ContainsKey(c.Target))
            .Select(c => branch.Provisions[c.Target])
            .Where(p => p.Value is { By: null } && !p.Quotes.IsEmpty)
            .SelectMany(p => NumberCheck.Provision(branch, p));
        return Findings(branch, benefits).Where(p => !known.Contains((p.Code, p.What))).Concat(numbers);
    }

    private static IEnumerable<Problem> Findings(Lawbook book, HashSet<string> benefits)
    {
        var readings = new Readings(book, p => p.Benefit is { } benefit && benefits.Contains(benefit));
        return Conflicts.Run(book, readings).Concat(DeadCheck.Run(book, readings)).Concat(DatesCheck.Run(book, readings)).Concat(AdoptionCheck.Run(book, new Readings(book))).Concat(NumberCheck.Run(book));
    }
}
