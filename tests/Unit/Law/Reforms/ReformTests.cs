using System.Text;
using Anyu.Kernel;
using Anyu.Law;
using Xunit;

namespace Anyu.Unit.Law.Reforms;

/// <summary>A reform is a branch of the law: read and checked as all law is, and told where it goes wrong.</summary>
public sealed class ReformTests
{
    private const string Longer = """
        id: longer
        zh: 假设
        en: Supposed
        changes:
          - change: jl-maternity-180
            strike: 符合法律、法规规定生育的女职工享受产假180天
            insert: 符合法律、法规规定生育的女职工享受产假200天
            with: { raise to: 200 }
            note: { zh: 说明, en: Note }
            ground: { zh: 理由, en: Ground }
        """;

    public static TheoryData<string> Samples => [.. Directory.EnumerateFiles(Repository.At("samples", "reforms"), "*.yaml").Select(f => Path.GetFileName(f))];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_is_a_branch_of_the_law(string file)
    {
        var branch = LawBranch.Of(Library.Book, file, File.ReadAllBytes(Repository.At("samples", "reforms", file)));
        Assert.True(branch.Succeeded, string.Join('\n', branch.Problems));
        Assert.Equal(Path.GetFileNameWithoutExtension(file), branch.Value.Reform.Id);
        Assert.NotEqual(Library.Book.Hash, branch.Value.Book.Hash);
    }

    [Fact]
    public void The_branch_speaks_the_new_words_and_the_trunk_the_old()
    {
        var branch = Branch(Longer);
        Assert.True(branch.Succeeded, string.Join('\n', branch.Problems));
        Assert.Equal("符合法律、法规规定生育的女职工享受产假200天", Assert.Single(branch.Value.Book.Provisions["jl-maternity-180"].Quotes));
        Assert.Equal("符合法律、法规规定生育的女职工享受产假180天", Assert.Single(Library.Book.Provisions["jl-maternity-180"].Quotes));
        Assert.Equal(Library.Book.Provisions["jl-paternity-25"].Quotes, branch.Value.Book.Provisions["jl-paternity-25"].Quotes);
    }

    [Fact]
    public void A_family_is_answered_by_the_branch()
    {
        const string Family = """
            place: "220200"
            mother: { employed: true, residence: "220200", employerPlace: "220200" }
            couple: { married: true }
            births: [{ date: 2025-03-01, babies: 1, difficult: false }]
            children: [{ birthDate: 2025-03-01, of: both }]
            """;
        var book = Branch(Longer).Value!.Book;
        var statement = FamilyStatement.Parse(Family, "family.yaml", book).Value!;
        var answer = Assert.Single(Determiner.Decide(book, statement, Library.Ask("maternity-leave", "2025-06-01", "220200")));
        Assert.Equal(200, answer.Amount?.Value);
        Assert.Equal(180, Library.Decide("maternity-leave", "2025-06-01", "220200", Family).Amount?.Value);
    }

    [Theory]
    [InlineData("LAW-0108", 8, "200", "90")]
    [InlineData("LAW-0112", 8, "raise to: 200", "raise to: 210")]
    [InlineData("LAW-0142", 6, "strike: 符合", "strike: 不符合")]
    [InlineData("LAW-0141", 5, "jl-maternity-180", "jl-maternity-18")]
    [InlineData("LAW-0004", 8, "raise to: 200", "raise to: 200, wen: true")]
    [InlineData("LAW-0007", 5, "    ground: { zh: 理由, en: Ground }", "")]
    [InlineData("LAW-0140", 5, "- change:", "- chance:")]
    [InlineData("LAW-0008", 8, "raise to: 200", "raise to: 200, force: should")]
    public void What_a_reform_gets_wrong_is_told_with_its_line(string code, int line, string old, string by)
    {
        var refused = Branch(Longer.Replace(old, by, StringComparison.Ordinal));
        Assert.False(refused.Succeeded);
        var problem = Assert.Single(refused.Problems, p => p.Code == code);
        Assert.Equal("reform.yaml", problem.At?.File);
        Assert.InRange(problem.At!.Line, line - 3, line);
    }

    [Fact]
    public void The_meaning_of_a_sentence_cannot_change_while_its_words_stand()
    {
        var text = string.Join('\n', Longer.Split('\n').Where(l => !l.Contains("strike", StringComparison.Ordinal) && !l.Contains("insert", StringComparison.Ordinal)));
        Assert.Equal("LAW-0143", Assert.Single(Branch(text).Problems).Code);
    }

    [Fact]
    public void An_addition_quotes_its_own_sentence_and_a_repeal_takes_one_away()
    {
        var branch = Branch("""
            id: two
            zh: 假设
            en: Supposed
            changes:
              - add: jilin-2023-56-opinions#二（十二）
                insert: 生育三孩的夫妻每年再享受育儿假5天。
                provision: { id: supposed-third-5, benefit: parental-leave, part: base, force: must, when: parent.employed and child.isThird, add: 5, per: year }
                note: { zh: 说明, en: Note }
                ground: { zh: 理由, en: Ground }
              - repeal: jl-paternity-25
                note: { zh: 说明, en: Note }
                ground: { zh: 理由, en: Ground }
            """);
        Assert.True(branch.Succeeded, string.Join('\n', branch.Problems));
        Assert.Equal("生育三孩的夫妻每年再享受育儿假5天。", Assert.Single(branch.Value.Book.Provisions["supposed-third-5"].Quotes));
        Assert.False(branch.Value.Book.Provisions.ContainsKey("jl-paternity-25"));
    }

    [Fact]
    public void A_county_that_would_give_less_than_the_months_of_the_nation_breaks_a_floor()
    {
        const string Sum = """
            id: less
            zh: 假设
            en: Supposed
            changes:
              - add: linqing-2023-5-plan#二（三）3
                insert: 对我市每名婴幼儿每年发放育儿补贴1000元。
                provision: { id: supposed-sum, benefit: child-rearing-subsidy, part: national, force: must, when: child.chinese, set: 1000, per: year }
                note: { zh: 说明, en: Note }
                ground: { zh: 理由, en: Ground }
            """;
        var refused = Branch(Sum);
        var problem = Assert.Single(refused.Problems);
        Assert.Equal("LAW-0108", problem.Code);
        Assert.Equal(("reform.yaml", 5), (problem.At?.File, problem.At?.Line));
        Assert.Contains("supposed-sum", problem.What.En, StringComparison.Ordinal);
        Assert.True(Branch(Sum.Replace("1000", "3600", StringComparison.Ordinal)).Succeeded);
    }

    private static Result<LawBranch> Branch(string text) => LawBranch.Of(Library.Book, "reform.yaml", Encoding.UTF8.GetBytes(text));
}
