namespace Anyu.Law;

/// <summary>Finds circles in references.</summary>
internal static class Cycles
{
    /// <summary>One path for each circle: its first member stands again at its end.</summary>
    public static IEnumerable<IReadOnlyList<string>> Find(IEnumerable<string> starts, Func<string, IEnumerable<string>> next)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        var path = new List<string>();
        foreach (var start in starts)
        {
            foreach (var circle in From(start, next, done, path))
            {
                yield return circle;
            }
        }
    }

    private static IEnumerable<IReadOnlyList<string>> From(string node, Func<string, IEnumerable<string>> next, HashSet<string> done, List<string> path)
    {
        var at = path.IndexOf(node);
        if (at >= 0)
        {
            return [[.. path[at..], node]];
        }

        if (done.Contains(node))
        {
            return [];
        }

        path.Add(node);
        var circles = next(node).SelectMany(n => From(n, next, done, path)).ToList();
        path.RemoveAt(path.Count - 1);
        done.Add(node);
        return circles;
    }
}
