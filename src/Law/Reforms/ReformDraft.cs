using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>A change as it is written.</summary>
/// <param name="Change">What it says.</param>
internal sealed record ChangeDraft(ReformChange Change)
{
    public YamlText? Strike { get; init; }

    public YamlText? Insert { get; init; }

    public YamlText? Option { get; init; }

    /// <summary>The keys of a block that it puts in the place of others, the whole block of an addition, or an adoption.</summary>
    public YamlMap? Block { get; init; }
}

/// <summary>A reform as it is written: changes the files of the law after they are cut into parts and before anything in them is understood, so that what it says is read and checked as all law is.</summary>
internal sealed class ReformDraft(Reform reform, ImmutableArray<ChangeDraft> changes)
{
    private readonly Dictionary<SourceLocation, SourceLocation> places = [];

    public Reform Reform => reform;

    /// <summary>The adoptions it supposes.</summary>
    public IEnumerable<YamlMap> Adoptions => changes.Where(c => c.Change.Kind == ReformKind.Adopt)
        .Select(c => c.Block! with { Entries = c.Block.Entries.Insert(0, new YamlEntry("provision", c.Change.At, new YamlText(c.Change.Target, Plain: true, c.Change.At))) });

    /// <summary>A problem of a block that the reform changed is one of the reform.</summary>
    public Problem Placed(Problem problem) => problem.At is { } at && places.TryGetValue(at, out var mine) ? problem with { At = mine } : problem;

    /// <summary>The law's files with the changes.</summary>
    public ImmutableArray<(ContentFile File, RawDocument Raw)> Applied(ImmutableArray<(ContentFile File, RawDocument Raw)> files, ProblemSink sink)
    {
        foreach (var change in changes.Where(c => c.Change.Kind != ReformKind.Adopt))
        {
            var found = Find(files, change);
            if (found is not var (file, article))
            {
                sink.Add(LawProblems.NoSuchTarget(change.Change.At, change.Change.Target, Nearest.To(change.Change.Target, Targets(files, change.Change.Kind))));
                continue;
            }

            var (source, raw) = files[file];
            var changed = raw with { Articles = raw.Articles.SetItem(article, Applied(raw.Articles[article], change, sink)) };
            files = files.SetItem(file, (source with { Hash = OfficialText.Hex(System.Text.Encoding.UTF8.GetBytes($"{source.Hash}\n{reform.Hash}")) }, changed));
        }

        return files;
    }

    private static (int File, int Article)? Find(ImmutableArray<(ContentFile File, RawDocument Raw)> files, ChangeDraft change)
    {
        for (var file = 0; file < files.Length; file++)
        {
            var (source, raw) = files[file];
            var slug = DocumentReader.SlugOf(source, raw);
            for (var article = 0; article < raw.Articles.Length; article++)
            {
                if (change.Change.Kind == ReformKind.Add ? $"{slug}#{raw.Articles[article].Address}" == change.Change.Target : raw.Articles[article].Blocks.Any(b => IsTarget(b, change.Change)))
                {
                    return (file, article);
                }
            }
        }

        return null;
    }

    private static IEnumerable<string> Targets(ImmutableArray<(ContentFile File, RawDocument Raw)> files, ReformKind kind) => files.SelectMany(f => f.Raw.Articles.SelectMany(a => kind == ReformKind.Add
        ? [$"{DocumentReader.SlugOf(f.File, f.Raw)}#{a.Address}"]
        : a.Blocks.Where(b => IsOf(b, kind)).Select(IdOf).OfType<string>()));

    private static bool IsTarget(RawBlock block, ReformChange change) => IsOf(block, change.Kind) && IdOf(block) == change.Target;

    private static bool IsOf(RawBlock block, ReformKind kind) => kind == ReformKind.Reading ? block.Kind == "interpretation" : block.Kind is "provision" or "definition";

    private static string? IdOf(RawBlock block) => (block.Yaml?.Find("id")?.Value as YamlText)?.Text;

    private RawArticle Applied(RawArticle article, ChangeDraft draft, ProblemSink sink)
    {
        var change = draft.Change;
        if (change.Kind == ReformKind.Add)
        {
            var block = draft.Block!;
            var quoted = block.Find("quote") is null && block.Find("quote-missing") is null
                ? block with { Entries = block.Entries.Add(new YamlEntry("quote", draft.Insert!.At, draft.Insert)) }
                : block;
            return article with { Paragraphs = article.Paragraphs.Add(draft.Insert!.Text), Blocks = article.Blocks.Add(new RawBlock("provision", quoted, change.At)) };
        }

        var target = article.Blocks.First(b => IsTarget(b, change));
        places[target.At] = change.At;
        if (change.Kind == ReformKind.Repeal)
        {
            return article with { Blocks = article.Blocks.Remove(target) };
        }

        if (change.Kind == ReformKind.Change && draft.Strike is null && target.Yaml!.Find("quote") is not null)
        {
            sink.Add(LawProblems.SameWords(change.At, change.Target));
        }

        var (old, words) = (article.Blocks.IndexOf(target), draft.Option is { } option ? Map([new YamlEntry("default", option.At, option)], change.At) : draft.Block ?? Map([], change.At));
        var amended = draft.Strike is null ? article : Amended(article, draft, sink);
        return amended with { Blocks = amended.Blocks.SetItem(old, amended.Blocks[old] with { Yaml = With(amended.Blocks[old].Yaml!, words) }) };
    }

    /// <summary>The article with other words, in its text and in the quotes of all its blocks.</summary>
    private static RawArticle Amended(RawArticle article, ChangeDraft draft, ProblemSink sink)
    {
        var (strike, insert) = (draft.Strike!, draft.Insert!);
        var times = article.Paragraphs.Sum(p => p.Split(strike.Text).Length - 1);
        if (strike.Text.Length == 0 || times != 1)
        {
            sink.Add(LawProblems.StrikesNothing(strike.At, strike.Text, article.Address, times));
            return article;
        }

        return article with
        {
            Paragraphs = [.. article.Paragraphs.Select(p => p.Replace(strike.Text, insert.Text, StringComparison.Ordinal))],
            Blocks = [.. article.Blocks.Select(b => b.Yaml?.Find("quote") is { } quote ? b with { Yaml = With(b.Yaml, Map([quote with { Value = Quoted(quote.Value, strike.Text, insert) }], b.Yaml.At)) } : b)],
        };
    }

    private static YamlItem Quoted(YamlItem quote, string strike, YamlText insert) => quote switch
    {
        YamlText text when text.Text.Contains(strike, StringComparison.Ordinal) => insert with { Text = text.Text.Replace(strike, insert.Text, StringComparison.Ordinal) },
        YamlList list => list with { Items = [.. list.Items.Select(i => Quoted(i, strike, insert))] },
        _ => quote,
    };

    private static YamlMap Map(ImmutableArray<YamlEntry> entries, SourceLocation at) => new(entries, at);

    /// <summary>The block with other values; a new operation takes the place of the old one.</summary>
    private static YamlMap With(YamlMap block, YamlMap words)
    {
        var operates = words.Entries.Any(e => Words.Operations.ContainsKey(e.Key));
        return block with
        {
            Entries =
            [
                .. block.Entries.Where(e => words.Find(e.Key) is null && !(operates && Words.Operations.ContainsKey(e.Key))),
                .. words.Entries,
            ],
        };
    }
}
