using System.Collections.Immutable;
using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Indicators;

/// <summary>A sentence of a document, word for word.</summary>
/// <param name="Article">The full address of its article, <c>document#article</c>.</param>
/// <param name="Quote">The sentence.</param>
public sealed record GuidanceSentence(string Article, string Quote);

/// <summary>A type of area 地区类型. No document names types: they are working types of the content.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Meaning">When an area is of it.</param>
/// <param name="Indicator">The indicator by which it is proposed; null where nothing proposes it.</param>
/// <param name="IsBelow">Whether it is proposed where the area lies below its county, else above.</param>
/// <param name="Guidance">What is told there.</param>
public sealed record AreaType(string Id, Bilingual Label, Bilingual Meaning, string? Indicator, bool IsBelow, ImmutableArray<GuidanceSentence> Guidance)
{
    /// <summary>Whether the type is proposed: the whole interval of the area lies beyond the whole interval of its county. A proposal decides nothing.</summary>
    public bool IsProposed(IndicatorValue area, IndicatorValue whole) => (area, whole) switch
    {
        (IndicatorValue.Rated { Rate: var own }, IndicatorValue.Rated { Rate: var all }) => IsBelow ? own.High < all.Low : own.Low > all.High,
        _ => false,
    };
}

/// <summary>What <c>content/monitoring/areas.yaml</c> says.</summary>
/// <param name="Types">The types, in the order of the file.</param>
/// <param name="IsConfirmed">Whether somebody with authority has confirmed them.</param>
public sealed record AreaTypes(ImmutableArray<AreaType> Types, bool IsConfirmed)
{
    private static readonly ImmutableSortedDictionary<string, bool> Sides = ImmutableSortedDictionary<string, bool>.Empty.WithComparers(StringComparer.Ordinal).Add("below", true).Add("above", false);

    /// <summary>No type.</summary>
    public static AreaTypes None { get; } = new([], false);

    /// <summary>The type of an id; null when the content no longer has it.</summary>
    public AreaType? Find(string id) => Types.FirstOrDefault(t => t.Id == id);

    /// <summary>Reads the types against the law and the indicators.</summary>
    internal static AreaTypes Read(YamlMap map, Lawbook book, ImmutableSortedDictionary<string, IndicatorDefinition> indicators, ProblemSink sink)
    {
        var reader = new MapReader(map, sink, "areas.yaml");
        var confirmed = reader.Word("status", MonitoringReader.Statuses, false);
        var found = ImmutableArray.CreateBuilder<AreaType>();
        var types = reader.Map("types");
        foreach (var entry in types?.Entries ?? [])
        {
            if (types!.Map(entry.Key) is not { } own)
            {
                continue;
            }

            var suggest = own.Map("suggest");
            var indicator = suggest?.NeedText("indicator");
            var below = suggest?.Word("side", Sides, true) ?? true;
            suggest?.Close();
            if (indicator is not null && !indicators.ContainsKey(indicator))
            {
                sink.Add(IndicatorProblems.Unknown(own.At, new("指标", "indicator"), indicator, Nearest.To(indicator, indicators.Keys)));
            }

            found.Add(new(entry.Key, own.NeedLabel("label"), own.NeedLabel("meaning"), indicator, below, Sentences(own, book, sink)));
            own.Close();
        }

        reader.Close();
        return new(found.ToImmutable(), confirmed);
    }

    private static ImmutableArray<GuidanceSentence> Sentences(MapReader reader, Lawbook book, ProblemSink sink)
    {
        var found = ImmutableArray.CreateBuilder<GuidanceSentence>();
        foreach (var item in reader.Items("guidance").OfType<YamlMap>())
        {
            var own = new MapReader(item, sink, "guidance");
            var sentence = new GuidanceSentence(own.NeedText("article"), own.NeedText("quote"));
            own.Close();
            if (!MonitoringReader.Says(book, sentence.Article, sentence.Quote))
            {
                sink.Add(IndicatorProblems.QuoteNotThere(own.At, sentence.Article, sentence.Quote));
            }

            found.Add(sentence);
        }

        return found.ToImmutable();
    }
}
