using Anyu.Indicators;
using Anyu.Law;
using Anyu.Unit.Law;
using Xunit;

namespace Anyu.Unit.Indicators.Definitions;

public sealed class CatalogueTests
{
    [Fact]
    public void Every_target_of_the_law_has_an_indicator_that_lists_it()
    {
        var targets = Library.Book.Documents.Values.SelectMany(d => d.Blocks).OfType<Target>().ToList();
        Assert.True(targets.Count >= 21);
        Assert.All(targets, t => Assert.Contains(t.Id, Sample.Catalogue.Indicators[t.Indicator].Targets));
    }

    [Fact]
    public void Every_definition_says_where_it_comes_from() =>
        Assert.All(Sample.Catalogue.Indicators.Values, i => Assert.True(i.Source is not null || !i.Targets.IsEmpty, i.Id));

    [Fact]
    public void No_definition_from_memory_is_called_confirmed() =>
        Assert.DoesNotContain(Sample.Catalogue.Indicators.Values, i => i is { Confirmed: true, Source: not null });

    [Fact]
    public void No_rule_compares_a_value_with_its_target() =>
        Assert.All(Sample.Catalogue.Indicators.Values, i => Assert.True(i.Warning.Kind is WarningRuleKind.None or WarningRuleKind.CaseReview or WarningRuleKind.ForecastBand || i.Warning is { Years: >= 3, Alpha: > 0 and <= 0.1m }, i.Id));

    [Fact]
    public void A_county_is_bound_by_its_own_targets_and_those_around_it()
    {
        var own = IndicatorCatalogue.TargetsOf(Library.Book, "childcare-places-per-thousand", Sample.County);
        Assert.Equal(["lq-places-per-thousand"], own.Select(t => t.Id));
    }

    [Theory]
    [InlineData("infant-mortality.yaml", "series: infant-deaths", "series: infant-death", "IND-0003")]
    [InlineData("infant-mortality.yaml", "targets: [lq-infant-mortality]", "targets: [lq-infant-mortalit]", "IND-0014")]
    [InlineData("infant-mortality.yaml", "unit: per-1000-live-births", "unit: percent", "IND-0015")]
    [InlineData("infant-mortality.yaml", "years: 5", "years: 2", "IND-0011")]
    [InlineData("infant-mortality.yaml", "rule: own-history", "rule: cusum, rise: 1", "IND-0011")]
    [InlineData("infant-mortality.yaml", "rule: own-history", "rule: births-between, together: 0", "IND-0011")]
    [InlineData("infant-mortality.yaml", "id: infant-mortality", "id: infants", "IND-0002")]
    [InlineData("infant-mortality.yaml", "measure: events", "measure: count", "IND-0006")]
    [InlineData("infant-mortality.yaml", "pooled: [3, 5]", "pooled: [3, 50]", "IND-0010")]
    [InlineData("total-fertility-rate.yaml", ", by: mother-age", "", "IND-0007")]
    [InlineData("primary-classrooms.yaml", "each: 45", "each: 0", "IND-0018")]
    [InlineData("primary-classrooms.yaml", "{ rule: forecast-band, group: 6-11, each: 45, idle: 0.7 }", "forecast-band", "IND-0018")]
    [InlineData("childcare-places-per-thousand.yaml", ", persons: children-under-3", "", "IND-0018")]
    [InlineData("births.yaml", "source:", "remark:", "LAW-0004")]
    [InlineData("series.yaml", "persons: true, sensitive: true", "sensitive: true", "IND-0004")]
    [InlineData("mappings/long-table.yaml", "period: { column: period }", "", "IND-0016")]
    public void A_defect_in_the_content_is_found_with_file_and_line(string file, string right, string wrong, string code)
    {
        using var copy = IndicatorContentCopy.With(file, right, wrong);
        var problems = IndicatorCatalogue.Check(LawLibrary.Load(copy.Root).Book!);
        Assert.Contains(problems, p => p.Code == code && p.At is { Line: > 0 });
    }

    [Theory]
    [InlineData("cusum, rise: 1.5", "cusum")]
    [InlineData("births-between, together: 8", "births-between")]
    [InlineData("days-between, together: 8", "days-between")]
    public void A_definition_may_be_watched_by_a_cumulative_sum_or_a_chart_of_gaps(string rule, string name)
    {
        using var copy = IndicatorContentCopy.With("infant-mortality.yaml", "rule: own-history", "rule: " + rule);
        var catalogue = IndicatorCatalogue.Load(LawLibrary.Load(copy.Root).Book!).Value!;
        var counts = Sample.Counts.Observations.Where(o => o.Key is not { Series: "infant-deaths", Period.IsMonth: true, Period.Year: 2025 }).Concat(Sample.Counts.Observations
            .Where(o => o.Key is { Series: "infant-deaths", Period.IsMonth: true, Period.Year: 2025 }).Select(o => o with { Value = (o.Value * 6) + 2 }));
        var steady = WarningScan.Run(new CountBook(catalogue, Sample.Counts.Sets, Sample.Counts.Observations), Sample.County, 2025, new AlarmBudget());
        var risen = WarningScan.Run(new CountBook(catalogue, Sample.Counts.Sets, counts), Sample.County, 2025, new AlarmBudget());
        Assert.Contains(steady.Tests, t => t.RuleName == name && t.Place == Sample.County);
        Assert.DoesNotContain(steady.Shown, t => t.RuleName == name && t.Place == Sample.County);
        Assert.Contains(risen.Shown.Concat(risen.Waiting), t => t.RuleName == name && t.Place == Sample.County);
    }
}
