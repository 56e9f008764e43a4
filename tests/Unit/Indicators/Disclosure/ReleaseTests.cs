using System.Collections.Immutable;
using Anyu.Indicators;
using Xunit;

namespace Anyu.Unit.Indicators.Disclosure;

/// <summary>The release of a whole county, attacked with everything in it.</summary>
public sealed class ReleaseTests
{
    private static readonly Release Public = new(Sample.Counts, Audience.Public);
    private static readonly Release Health = new(Sample.Counts, Audience.HealthAdministration);

    [Fact]
    public void The_public_sees_yearly_births_of_county_and_townships()
    {
        var year = Period.OfYear(2023);
        Assert.True(Public.Shows(new CountKey("live-births", Sample.County, year, Cells.All)));
        var shown = Sample.Townships.Count(t => Public.Shows(new CountKey("live-births", t, year, Cells.All)));
        Assert.Equal(Sample.Townships.Length, shown);
    }

    [Fact]
    public void No_small_count_of_persons_is_shown() => Assert.All(
        Public.All.Where(a => !a.Withheld),
        a => Assert.True(Sample.Counts[a.Key].Value is 0 or >= 10, $"{a.Key} {Sample.Counts[a.Key].Value}"));

    [Fact]
    public void Of_special_families_not_even_a_zero_is_shown() => Assert.All(
        Public.All.Where(a => !a.Withheld && Sample.Catalogue.Series[a.Key.Series].Sensitive),
        a => Assert.True(Sample.Counts[a.Key].Value >= 10));

    [Fact]
    public void Health_administration_sees_no_less_than_half_of_the_threshold()
    {
        Assert.All(Health.All.Where(a => !a.Withheld), a => Assert.True(Sample.Counts[a.Key].Value is 0 or >= 5));
        Assert.True(Health.All.Count(a => !a.Withheld) > Public.All.Count(a => !a.Withheld));
    }

    [Fact]
    public void Staff_see_every_count() =>
        Assert.All(Public.All.Take(200), a => Assert.True(new Release(Sample.Counts, Audience.AuthorisedStaff).Shows(a.Key)));

    /// <summary>The attacker knows the tree of places, the calendar and the breakdowns, and reads all that is shown of a series: years, months, pools, parts, townships.</summary>
    [Theory]
    [InlineData("live-births")]
    [InlineData("infant-deaths")]
    [InlineData("under5-deaths")]
    [InlineData("maternal-deaths")]
    [InlineData("special-families")]
    [InlineData("population")]
    [InlineData("pregnancies-registered-early")]
    public void An_attacker_recovers_no_withheld_count_of_the_county(string series)
    {
        foreach (var release in new[] { Public, Health })
        {
            var known = release.All.Where(a => a.Key.Series == series).ToImmutableArray();
            var at = known.Index().ToDictionary(k => k.Item.Key, k => k.Index);
            var relations = new List<SumRelation>();
            foreach (var (key, parts) in known.SelectMany(k => PartsOf(k.Key).Select(p => (k.Key, p))).Where(r => r.p.Count > 0 && r.p.TrueForAll(at.ContainsKey)))
            {
                relations.Add(new SumRelation(at[key], [.. parts.Select(k => at[k])]));
            }

            bool[] withheld = [.. known.Select(k => k.Withheld)];
            var recovered = ModularAttacker.Solved(withheld, relations).Concat(ModularAttacker.Pinned([.. known.Select(k => Sample.Counts[k.Key].Value!.Value)], withheld, relations)).ToList();
            Assert.True(recovered.Count == 0, string.Join('\n', recovered.Select(k => $"{release.Audience} {known[k].Key}")));
            Assert.NotEmpty(relations);
        }

        Assert.Contains(Public.All, a => a.Withheld && a.Key.Series == series);
    }

    /// <summary>Deaths under one are among those under five, and those among all deaths: what lies between two shown counts is no small number of persons either.</summary>
    [Fact]
    public void Between_a_part_and_its_whole_no_small_number_is_told()
    {
        var compared = 0;
        foreach (var release in new[] { Public, Health })
        {
            var threshold = release == Public ? 10 : 5;
            foreach (var key in release.All.Where(a => !a.Withheld).Select(a => a.Key))
            {
                for (var whole = Sample.Catalogue.Series[key.Series].PartOf; whole is not null; whole = Sample.Catalogue.Series[whole].PartOf)
                {
                    var wider = key with { Series = whole };
                    if (Sample.Counts[wider].Value is not { } all || !release.Shows(wider))
                    {
                        continue;
                    }

                    var between = all - Sample.Counts[key].Value!.Value;
                    Assert.True(!Sample.Catalogue.Series[whole].Persons || between == 0 || between >= threshold, $"{release.Audience} {key} within {whole}: {between}");
                    compared++;
                }
            }
        }

        Assert.True(compared > 100, $"{compared}");
    }

    [Fact]
    public void The_attacker_breaks_a_release_that_withholds_only_what_is_small()
    {
        var known = Public.All.Where(a => a.Key.Series == "live-births").ToImmutableArray();
        var at = known.Index().ToDictionary(k => k.Item.Key, k => k.Index);
        List<SumRelation> relations = [.. known.SelectMany(k => PartsOf(k.Key).Select(p => (k.Key, p))).Where(r => r.p.Count > 0 && r.p.TrueForAll(at.ContainsKey)).Select(r => new SumRelation(at[r.Key], [.. r.p.Select(k => at[k])]))];
        Assert.NotEmpty(ModularAttacker.Solved([.. known.Select(k => Sample.Counts[k.Key].Value is > 0 and < 10)], relations));
    }

    private static IEnumerable<List<CountKey>> PartsOf(CountKey key)
    {
        if (key.Place == Sample.County)
        {
            yield return [.. Sample.Townships.Select(t => key with { Place = t })];
        }

        if (Sample.Catalogue.Series[key.Series].Kind == SeriesKind.Flow && key.Period.IsYears)
        {
            yield return key.Period.Years > 1 ? [.. key.Period.EachYear().Select(y => key with { Period = y })] : [.. key.Period.EachMonth().Select(m => key with { Period = Period.OfMonth(m) })];
        }

        var used = key.Cells.Conditions.Select(c => c.Breakdown).ToList();
        foreach (var breakdown in Sample.Catalogue.Series[key.Series].Breakdowns.Where(b => !used.Contains(b)))
        {
            yield return [.. Sample.Catalogue.Breakdowns[breakdown].Codes.Select(c => key with { Cells = key.Cells.With(breakdown, c.Id) })];
        }
    }
}
