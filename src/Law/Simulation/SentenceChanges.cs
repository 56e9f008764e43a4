using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>Which sentences a difference rests on.</summary>
internal static class SentenceChanges
{
    /// <summary>The changes that either answer used; all of the reform where none is named in them, as with what a term means.</summary>
    public static ImmutableArray<SentenceChange> Between(Lawbook trunk, LawBranch branch, Determination? before, Determination? after)
    {
        var used = new[] { before, after }.OfType<Determination>().SelectMany(Named).ToHashSet(StringComparer.Ordinal);
        var changes = branch.Reform.Changes.Where(c => used.Contains(c.Target)).ToImmutableArray();
        return [.. (changes.IsEmpty ? branch.Reform.Changes : changes).Select(c => Of(trunk, branch.Book, c))];
    }

    /// <summary>The sentence before and after a change.</summary>
    public static SentenceChange Of(Lawbook trunk, Lawbook branch, ReformChange change) => change.Kind switch
    {
        ReformKind.Reading => new SentenceChange(change, OptionOf(trunk, change), OptionOf(branch, change)),
        ReformKind.Add => new SentenceChange(change, null, Verbatim(change.Insert)),
        _ => new SentenceChange(change, Verbatim(Words(trunk, change)), change.Kind == ReformKind.Repeal ? null : Verbatim(Words(branch, change))),
    };

    private static IEnumerable<string> Named(Determination answer) =>
        answer.Steps.SelectMany(s => new[] { s.Provision.Id, s.Provision.FullArticle })
            .Concat(answer.Definitions.Select(d => d.Id)).Concat(answer.Interpretations.Select(i => i.Interpretation.Id));

    private static string? Words(Lawbook book, ReformChange change)
    {
        var block = book.Provisions.GetValueOrDefault(change.Target) as LawBlock ?? book.Definitions.GetValueOrDefault(change.Target);
        return block is null ? null
            : block.Quotes.IsEmpty ? book.Documents[block.Document].Articles.First(a => a.Address == block.Article).Paragraphs.FirstOrDefault()
            : string.Join("……", block.Quotes);
    }

    /// <summary>The words of the law have one language.</summary>
    private static Bilingual? Verbatim(string? words) => words is null ? null : new Bilingual(words, words);

    private static Bilingual OptionOf(Lawbook book, ReformChange change)
    {
        var point = book.Interpretations[change.Target];
        var label = point.Options.TryGetValue(point.Default, out var words) ? words : new Bilingual(point.Default, point.Default);
        return new Bilingual($"{point.Question.Zh} {label.Zh}", $"{point.Question.En} {label.En}");
    }
}
