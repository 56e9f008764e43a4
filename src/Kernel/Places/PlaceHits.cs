namespace Anyu.Kernel;

/// <summary>How well a name or code fits what was sought, best first.</summary>
internal enum PlaceMatch
{
    Equal,
    Begins,
    Contains,
    None,
}

/// <summary>Keeps the best hits of a search in one pass: a bucket for each kind of match and level, none longer than the limit.</summary>
internal sealed class PlaceHits(int limit)
{
    private const int Levels = (int)PlaceLevel.Village + 1;
    private readonly List<int>[] _buckets = [.. Enumerable.Range(0, (int)PlaceMatch.None * Levels).Select(_ => new List<int>())];

    public void Add(PlaceMatch match, PlaceLevel level, int index)
    {
        if (match != PlaceMatch.None && _buckets[((int)match * Levels) + (int)level] is { } bucket && bucket.Count < limit)
        {
            bucket.Add(index);
        }
    }

    public IEnumerable<int> Best() => _buckets.SelectMany(bucket => bucket).Take(limit);
}
