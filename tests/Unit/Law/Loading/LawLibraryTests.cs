using Anyu.Law;
using Xunit;

namespace Anyu.Unit.Law;

public sealed class LawLibraryTests
{
    private static readonly Lawbook Book = LawLibrary.Load(Repository.At("content")).Book!;

    [Fact]
    public void A_folder_without_content_is_a_problem()
    {
        var outcome = LawLibrary.Load(Path.Combine(Path.GetTempPath(), "no-such-folder-of-anyu"));
        Assert.Null(outcome.Book);
        Assert.Equal("LAW-0001", Assert.Single(outcome.Problems).Code);
    }

    [Fact]
    public void Nothing_is_half_loaded()
    {
        using var content = new ContentCopy();
        content.InBlock("cn-maternity-98", "force: must", "force: shall");
        var outcome = LawLibrary.Load(content.Root);
        Assert.Null(outcome.Book);
        Assert.NotEmpty(outcome.Problems);
    }

    [Fact]
    public void The_same_content_has_the_same_hash_and_another_has_another()
    {
        using var content = new ContentCopy();
        var first = LawLibrary.Load(content.Root).Book!;
        Assert.Equal(first.Hash, LawLibrary.Load(content.Root).Book!.Hash);
        content.InBlock("cn-maternity-98", "remedy:", "remedy: ");
        var second = LawLibrary.Load(content.Root).Book!;
        Assert.NotEqual(first.Hash, second.Hash);
        Assert.NotEqual(first.FileHashes[ContentCopy.TheDecree], second.FileHashes[ContentCopy.TheDecree]);
        Assert.Equal(first.FileHashes[ContentCopy.ThePlan], second.FileHashes[ContentCopy.ThePlan]);
    }

    [Fact]
    public void Interpretations_of_choices_and_expressions_are_among_the_uses()
    {
        Assert.Contains("jilin-180-contains-difficult-birth", Book.Provisions["jl-maternity-180"].Uses);
        Assert.All(Book.Provisions.Values, p => Assert.All(p.When?.All.SelectMany(e => e.Settings) ?? [], s => Assert.Contains(s, p.Uses)));
    }

    [Fact]
    public void Every_commitment_is_carried_out_by_something()
    {
        var coverage = LawCoverage.Of(Book);
        Assert.Equal(530, coverage.Sum(c => c.Commitments.Length));
        Assert.Equal(0, coverage.Sum(c => c.Count(CoverageState.Unclaimed)));
    }

    [Fact]
    public void A_search_finds_titles_before_texts_in_both_languages()
    {
        Assert.Equal("parental-leave", LawSearch.Find(Book, "育儿假")[0].Address);
        Assert.Equal("parental-leave", LawSearch.Find(Book, "parental leave")[0].Address);
        var hits = LawSearch.Find(Book, "难产 产假");
        Assert.Contains(hits, h => h.Address.EndsWith("#第七条", StringComparison.Ordinal));
        Assert.All(hits.Where(h => h.Match.Length > 0), h => Assert.Equal("难产", h.Snippet.Substring(h.Match.Start, h.Match.Length)));
        Assert.Empty(LawSearch.Find(Book, "  "));
        Assert.Empty(LawSearch.Find(Book, "没有这样的词"));
    }

    [Fact]
    public void A_comparison_of_two_libraries_names_the_key_that_changed()
    {
        using var content = new ContentCopy();
        content.InBlock("jl-maternity-180", "raise to: 180", "raise to: 181").Twice("jl-paternity-25", "seed");
        var changes = LawDiff.Between(Book, LawLibrary.Load(content.Root).Book!);
        Assert.Equal(["jl-maternity-180", "seed"], changes.Select(c => c.Id));
        Assert.Equal(new KeyChange("raise to", "180", "181"), Assert.Single(changes[0].Keys));
        Assert.Equal(ChangeKind.Added, changes[1].Kind);
        Assert.Empty(LawDiff.Between(Book, Book));
    }

    [Fact]
    public void A_comparison_of_two_days_names_what_began_and_ended()
    {
        var changes = LawDiff.Between(Book, new DateOnly(2022, 12, 31), new DateOnly(2023, 1, 1));
        Assert.Contains(changes, c => c is { Id: "cn-infant-tax-1000", Kind: ChangeKind.Removed });
        Assert.Contains(changes, c => c is { Id: "cn-infant-tax-2000", Kind: ChangeKind.Added });
    }

    [Fact]
    public void An_article_is_found_by_its_address()
    {
        var view = LawShelf.Find(Book, "cn-decree-619-2012#第七条")!;
        Assert.Contains(view.Article.Blocks, b => b.Id == "cn-maternity-98");
        Assert.Contains(view.SeenFrom, a => a.StartsWith("linqing-2023-5-plan#", StringComparison.Ordinal));
        Assert.Equal("第八条", view.Next);
        Assert.Null(LawShelf.Find(Book, "cn-decree-619-2012#第九十九条"));
        Assert.Equal("cn-decree-619-2012", LawShelf.Nearest(Book, "cn-decree-619-2013"));
    }
}
