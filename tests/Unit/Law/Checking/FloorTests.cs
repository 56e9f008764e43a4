using Xunit;

namespace Anyu.Unit.Law;

/// <summary>A lower sentence below a higher one, where the amounts are expressions, tables or rates: found with an example that can be, and not claimed where there is none.</summary>
public sealed class FloorTests
{
    private const string Below = "LAW-0108";

    [Fact]
    public void A_lump_sum_of_the_county_is_below_the_months_of_the_nation()
    {
        using var content = new ContentCopy();
        var problem = Assert.Single(County(content, "child-rearing-subsidy", "national", "set: 1000").Check().Problems, p => p.Code == Below);
        Assert.Equal(ContentCopy.ThePlan, problem.At?.File);
        Assert.Contains("“seed” is below the higher “cn-child-rearing-subsidy-3600”", problem.What.En, StringComparison.Ordinal);
        Assert.EndsWith("months of child-rearing subsidy this year = 12 months", problem.What.En, StringComparison.Ordinal);
        Assert.EndsWith("今年应发育儿补贴的月数 = 12个月", problem.What.Zh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("set: 3600")]
    [InlineData("set: 3600 yuan * (child.subsidyMonths / 12 months)")]
    [InlineData("raise to: 300 yuan * (child.subsidyMonths / 1 month)")]
    [InlineData("add: 10")]
    public void What_the_nation_gives_for_as_many_months_is_not_below(string operation)
    {
        using var content = new ContentCopy();
        Assert.DoesNotContain(County(content, "child-rearing-subsidy", "national", operation).Check().Problems, p => p.Code == Below);
    }

    [Fact]
    public void The_last_digits_of_a_division_are_no_conflict()
    {
        using var content = new ContentCopy();
        content.InBlock("cn-child-rearing-subsidy-3600", "3600 yuan * (child.subsidyMonths / 12 months)", "300 yuan * (child.subsidyMonths / 1 month)");
        Assert.DoesNotContain(County(content, "child-rearing-subsidy", "national", "set: 3600 yuan * (child.subsidyMonths / 12 months)").Check().Problems, p => p.Code == Below);
    }

    [Fact]
    public void No_month_is_tried_that_the_definition_shuts_out()
    {
        using var content = new ContentCopy();
        content.InBlock("cn-subsidy-months", "then 12 months else 0 months) else max(0 months, min(12 months", "then 3 months else 0 months) else max(0 months, min(3 months");
        content.InBlock("cn-subsidy-months", "excluded: 'if birthDate >= @\"2025-01-01\" then (if (setting(\"subsidy-year\") = \"calendar\" and yearOf(on) - yearOf(birthDate) <= 2) or (setting(\"subsidy-year\") = \"age\" and ageMonths < 36) then 12 months else 0 months) else max(0 months, min(12 months", "excluded: 'if birthDate >= @\"2025-01-01\" then (if (setting(\"subsidy-year\") = \"calendar\" and yearOf(on) - yearOf(birthDate) <= 2) or (setting(\"subsidy-year\") = \"age\" and ageMonths < 36) then 3 months else 0 months) else max(0 months, min(3 months");
        Assert.DoesNotContain(County(content, "child-rearing-subsidy", "national", "set: 1000").Check().Problems, p => p.Code == Below);
    }

    [Theory]
    [InlineData(650, 240, null)]
    [InlineData(700, 240, "public")]
    [InlineData(650, 241, "inclusive")]
    [InlineData(240, 240, null)]
    public void Rows_of_two_tables_are_compared_for_one_and_the_same_case(int ofPublic, int ofInclusive, string? example)
    {
        using var content = new ContentCopy();
        content.AddAfter("cn-maternity-98", "provision", $"""
            id: seed
            benefit: preschool-per-pupil-funding
            quote: 女职工生育享受98天产假
            force: must
            covers: kindergarten.kind in ("public", "inclusive-private")
            set:
              table:
                hit: unique
                inputs: [kindergarten.kind]
                rules:
                  - ['"public"', {ofPublic}]
                  - ['"inclusive-private"', {ofInclusive}]
            per: year
            note: {"{ zh: 推算, en: derived }"}
            """);
        var problem = content.Check().Problems.SingleOrDefault(p => p.Code == Below);
        Assert.Equal(example is null, problem is null);
        Assert.Contains(example ?? "", problem?.What.En ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_is_below_a_plain_number_only_in_the_row_that_is()
    {
        using var content = new ContentCopy();
        content.AddAfter("cn-maternity-98", "provision", "id: seed\nbenefit: preschool-per-pupil-funding\nquote: 女职工生育享受98天产假\nforce: must\nwhen: kindergarten.kind = \"public\"\nset: 600\nper: year\nnote: { zh: 推算, en: derived }");
        Assert.DoesNotContain(content.Check().Problems, p => p.Code == Below);
        content.InBlock("seed", "kind = \"public\"", "kind = \"inclusive-private\"");
        Assert.Single(content.Check().Problems, p => p.Code == Below);
    }

    [Fact]
    public void A_sum_is_compared_with_what_a_rate_of_a_cost_comes_to()
    {
        using var content = new ContentCopy();
        content.AddAfter("cn-maternity-98", "provision", "id: seed-high\nbenefit: hospital-cost-relief\nquote: 女职工生育享受98天产假\nforce: must\nset: 40\nof: stay.ownCost\nnote: { zh: 推算, en: derived }");
        Assert.DoesNotContain(content.Check().Problems, p => p.Code == Below);
        content.InBlock("seed-high", "set: 40", "set: 60");
        var problem = Assert.Single(content.Check().Problems, p => p.Code == Below);
        Assert.Contains("“lq-hospital-relief-50” is below the higher “seed-high”", problem.What.En, StringComparison.Ordinal);
    }

    private static ContentCopy County(ContentCopy content, string benefit, string part, string operation) => content.AddAfter(
        "lq-fee-subsidy-third", "provision", $"id: seed\nbenefit: {benefit}\npart: {part}\nquote: 三孩标准为不低于400元/人/月\nforce: must\nwhen: child.chinese\n{operation}\nper: year\nnote: {"{ zh: 推算, en: derived }"}");
}
