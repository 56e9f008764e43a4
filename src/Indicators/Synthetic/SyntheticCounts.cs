using System.Globalization;
using System.Text;
using Anyu.Forecast;
using Anyu.Kernel;

namespace Anyu.Indicators;

/// <summary>
/// Made-up counts for demonstration and tests: monthly births and deaths of each township of a county and its stocks at year end. Births fall about 8 percent
/// a year with a season; deaths are Poisson at a steady risk. Every number follows from the seed. Nothing here is observed: files, data sets and screens say 合成数据.
/// </summary>
/// <param name="places">The division tree.</param>
/// <param name="county">The county whose townships report.</param>
/// <param name="seed">Every number follows from it.</param>
public sealed class SyntheticCounts(PlaceTree places, PlaceCode county, ulong seed)
{
    private const double BirthsPerTownship = 300;
    private const double YearlyFall = 0.92;
    private const double InfantRisk = 0.0030;
    private const double LaterRisk = 0.0009;
    private const double MotherRisk = 0.00009;
    private const double CrudeDeath = 0.0085;
    private static readonly double[] Season = [1.04, 0.95, 0.97, 0.94, 0.95, 0.96, 1.00, 1.04, 1.06, 1.08, 1.02, 0.99];
    private static readonly double[] Orders = [0.44, 0.42, 0.14];
    private static readonly double[] MotherAges = [0.006, 0.115, 0.345, 0.345, 0.155, 0.031, 0.003];
    private static readonly double[] Ages = [4.6, 6.4, 6.2, 5.2, 5.0, 5.8, 7.8, 8.0, 6.9, 6.4, 7.6, 8.2, 6.2, 5.8, 4.2, 2.8, 1.7, 0.8, 0.3, 0.08, 0.02];
    private uint draws;

    private List<Place> Townships => [.. places.ChildrenOf(county)];

    /// <summary>The monthly report of every township as a table with headings.</summary>
    public string Monthly(int from, int to)
    {
        var text = new StringBuilder("行政区划代码,镇街,年月,活产数,男,女,一孩,二孩,三孩及以上,死亡人数,婴儿死亡,5岁以下死亡,孕产妇死亡,结束妊娠产妇,早孕建册,应报,按时报\n");
        foreach (var (index, place) in Townships.Index())
        {
            for (var month = new Month(from, 1); month.Year <= to; month = month.AddMonths(1))
            {
                Row(text, place, index, month, from);
            }
        }

        return text.ToString();
    }

    /// <summary>Stocks at the end of each year, and births by mother's age of each year, as a long table.</summary>
    public string Yearly(int from, int to)
    {
        var text = new StringBuilder("place,period,series,sex,age,mother-age,count\n");
        foreach (var (index, place) in Townships.Index())
        {
            for (var year = from - 1; year <= to; year++)
            {
                Stocks(text, place, index, year, from);
            }
        }

        return text.ToString();
    }

    /// <summary>Townships differ in size, from half to twice the usual.</summary>
    private double Size(int index) => 0.5 + (1.5 * CounterRandom.Uniform(seed, 1, (uint)index, 0, 0));

    private double Births(int index, int year, int from) => BirthsPerTownship * Size(index) * Math.Pow(YearlyFall, year - from);

    private void Row(StringBuilder text, Place place, int index, Month month, int from)
    {
        var births = Draw(Births(index, month.Year, from) / 12 * Season[month.Number - 1]);
        var boys = Part(births, 0.512);
        var first = Part(births, Orders[0]);
        var second = Part(births - first, Orders[1] / (1 - Orders[0]));
        var infant = Draw(births * InfantRisk);
        var under5 = infant + Draw(births * LaterRisk);
        var mothers = Draw(births * MotherRisk);
        var deaths = Draw(Population(index) * CrudeDeath / 12) + under5 + mothers;
        var early = Part(births, 0.93);
        text.Append(CultureInfo.InvariantCulture, $"{place.Code},{place.Name.Zh},{month},{births},{boys},{births - boys},{first},{second},{births - first - second},{deaths},{infant},{under5},{mothers},{births},{early},4,{4 - Draw(0.12) % 2}\n");
    }

    private double Population(int index) => 47_000 * Size(index);

    private void Stocks(StringBuilder text, Place place, int index, int year, int from)
    {
        void Line(string series, string sex, string age, string mother, long count) =>
            text.Append(CultureInfo.InvariantCulture, $"{place.Code},{year},{series},{sex},{age},{mother},{count}\n");

        for (var age = 0; age < Ages.Length; age++)
        {
            var (code, size) = (AgeCode(age), Population(index) * Ages[age] / 100);
            var male = age < 12 ? 0.515 : 0.515 - (0.025 * (age - 11));
            Line("population", "male", code, "", Draw(size * Math.Max(0.2, male)));
            Line("population", "female", code, "", Draw(size * (1 - Math.Max(0.2, male))));
        }

        var slots = (long)(Population(index) / 1000 * (2.6 + (0.45 * (year - from + 1)) + CounterRandom.Uniform(seed, 2, (uint)index, 0, 0)));
        Line("childcare-places", "", "", "", slots);
        Line("childcare-places-inclusive", "", "", "", (long)(slots * (0.45 + (0.03 * (year - from + 1)))));
        Line("childcare-enrolled", "", "", "", (long)(slots * 0.36));
        Line("children-under-3", "", "", "", Draw(Births(index, year, from) * 2.95));
        Line("special-families", "", "", "", Draw(14 * Size(index)));
        Line("kindergarten-classes", "", "", "", Rooms(index, 27, 4));
        Line("primary-classrooms", "", "", "", Rooms(index, 44, 5));
    }

    /// <summary>Classes or rooms of a township of the usual size, from too few to too many; built long ago, so that they do not change.</summary>
    private long Rooms(int index, double usual, uint stream) => (long)Math.Round(usual * Size(index) * (0.75 + (0.6 * CounterRandom.Uniform(seed, stream, (uint)index, 0, 0))));

    /// <summary>The births of each year by the mother's age, so that they add up to the births of the months.</summary>
    public string ByMother(Func<PlaceCode, int, long> births, int from, int to)
    {
        var text = new StringBuilder("place,period,series,sex,age,mother-age,count\n");
        foreach (var place in Townships)
        {
            for (var year = from; year <= to; year++)
            {
                var (left, share) = (births(place.Code, year), 1.0);
                for (var group = 0; group < MotherAges.Length; group++)
                {
                    var count = group == MotherAges.Length - 1 ? left : Part(left, Math.Min(1, MotherAges[group] / share));
                    (left, share) = (left - count, share - MotherAges[group]);
                    text.Append(CultureInfo.InvariantCulture, $"{place.Code},{year},live-births,,,{15 + (5 * group)}-{19 + (5 * group)},{count}\n");
                }
            }
        }

        return text.ToString();
    }

    private static string AgeCode(int group) => group == 20 ? "100+" : string.Create(CultureInfo.InvariantCulture, $"{5 * group}-{(5 * group) + 4}");

    private double Uniform() => CounterRandom.Uniform(seed, 3, 0, draws++, 0);

    /// <summary>A Poisson count; by the normal curve where the mean is large.</summary>
    private long Draw(double mean)
    {
        if (mean > 60)
        {
            return (long)Math.Max(0, Math.Round(mean + (Math.Sqrt(mean) * NormalCurve.Quantile(Uniform()))));
        }

        var (count, left, chance) = (0L, Uniform(), Math.Exp(-mean));
        while (left > chance && count < 1000)
        {
            left -= chance;
            chance *= mean / ++count;
        }

        return count;
    }

    /// <summary>How many of a whole, each with the same chance.</summary>
    private long Part(long whole, double share)
    {
        var count = 0L;
        for (var i = 0L; i < whole; i++)
        {
            count += Uniform() < share ? 1 : 0;
        }

        return count;
    }
}
