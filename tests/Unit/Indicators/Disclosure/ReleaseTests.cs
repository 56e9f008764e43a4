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

    /// <summary>The attacker knows the tree of places, the calendar, the breakdowns and which series is part of which, and reads all that is shown.</summary>
    [Theory]
    [InlineData("infant-deaths")]
    [InlineData("under5-deaths")]
    [InlineData("maternal-deaths")]
    [InlineData("special-families")]
    public void An_attacker_recovers_no_withheld_count_of_the_county(string series)
    {
        var known = Public.All.Where(a => a.Key.Series == series).ToImmutableArray();
        var at = known.Index().ToDictionary(k => k.Item.Key, k => k.Index);
        var relations = new List<SumRelation>();
        void Relate(CountKey whole, IEnumerable<CountKey> parts)
        {
            var keys = parts.ToList();
            if (keys.Count > 0 && keys.All(at.ContainsKey))
            {
                relations.Add(new SumRelation(at[whole], [.. keys.Select(k => at[k])]));
            }
        }

        foreach (var (key, _) in known)
        {
            Relate(key, key.Place == Sample.County ? Sample.Townships.Select(t => key with { Place = t }) : []);
            if (key.Period.IsYears)
            {
                Relate(key, key.Period.Years > 1 ? key.Period.EachYear().Select(y => key with { Period = y }) : key.Period.EachMonth().Select(m => key with { Period = Period.OfMonth(m) }));
            }
        }

        var recovered = Attacker.Recover([.. known.Select(k => Sample.Counts[k.Key].Value!.Value)], [.. known.Select(k => k.Withheld)], relations);
        Assert.True(recovered.Count == 0, string.Join('\n', recovered.Keys.Select(k => known[k].Key)));
        Assert.Contains(known, k => k.Withheld);
    }
}
