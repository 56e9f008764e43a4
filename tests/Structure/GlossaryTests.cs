using System.Text.RegularExpressions;
using Xunit;

namespace Anyu.Structure;

/// <summary>Code is English, screens are Chinese first: the glossary holds every pair, and its code names exist.</summary>
public sealed partial class GlossaryTests
{
    /// <summary>The words the product is designed in.</summary>
    private const string Words =
        "Document 政策文件 · Article 条 · Provision 规定 · Benefit 待遇 · Determination 认定 · Interpretation 口径 · Receipt 认定凭据 · Place 行政区划 · "
        + "Person 人员 · Family 家庭 · Guardian 监护人 · LifeEvent 人生事件 · BirthRegistration 生育登记 · Agency 部门 · Service 事项 · Application 申请 · "
        + "Case 办件 · Step 环节 · Task 待办 · Matter 一件事 · LegalClock 时限 · Plan 随访计划 · Contact 随访 · Checklist 标准 · Finding 问题 · "
        + "Rectification 整改 · Institution 机构 · Slot 托位 · Filing 备案 · Ledger 账 · Batch 批次 · Indicator 指标 · Target 目标 · Warning 预警 · "
        + "Projection 预测 · Scenario 情景 · Measure 措施 · Duty 责任事项 · Appraisal 考核";

    private static readonly IReadOnlyList<string[]> Rows =
        [.. Tree.Read("docs/glossary.md").Split('\n').Where(line => Row().IsMatch(line)).Select(line => line.Trim('|', ' ').Split('|', StringSplitOptions.TrimEntries))];

    [Fact]
    public void Every_word_of_the_design_stands_with_its_pair() =>
        Found.Nothing(Words.Split(" · ").Where(pair => !Rows.Any(row => pair == $"{row[0]} {row[1]}")));

    [Fact]
    public void No_word_stands_twice_or_alone()
    {
        Assert.All(Rows, row => Assert.True(row.Length == 4 && row[0].Length > 0 && row[1].Length > 0 && row[3].Length > 0, string.Join('|', row)));
        Assert.Equal(Rows.Count, Rows.Select(row => row[0]).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Every_code_name_of_the_glossary_is_a_type_of_the_product()
    {
        var types = Types();
        Found.Nothing(Rows.SelectMany(row => CodeNames(row[2])).Where(name => !types.Contains(name)));
    }

    [Fact]
    public void Every_word_that_is_a_type_says_so()
    {
        var types = Types();
        Found.Nothing(Rows.Where(row => types.Contains(row[0]) && !CodeNames(row[2]).Contains(row[0])).Select(row => row[0]));
    }

    private static IEnumerable<string> CodeNames(string cell) => CodeName().Matches(cell).Select(match => match.Groups[1].Value);

    private static HashSet<string> Types() => Tree.Under("src", ".cs")
        .SelectMany(file => TypeName().Matches(Tree.Read(file)).Select(match => match.Groups[1].Value))
        .ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex(@"^\| (?!English|---)")]
    private static partial Regex Row();

    [GeneratedRegex(@"`(\w+)`")]
    private static partial Regex CodeName();

    [GeneratedRegex(@"public (?:(?:static|sealed|abstract|readonly|partial) )*(?:class|record struct|record|struct|interface|enum) (\w+)")]
    private static partial Regex TypeName();
}
