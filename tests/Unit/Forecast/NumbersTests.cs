using System.Runtime.Intrinsics;
using Anyu.Forecast;
using CsCheck;
using Xunit;

namespace Anyu.Unit.Forecast;

public sealed class NumbersTests
{
    [Fact]
    public void The_portable_exponential_is_right_to_two_units_and_the_same_in_a_vector()
    {
        Gen.Double[-700, 700].Sample(x =>
        {
            var value = PortableMath.Exp(x);
            return Math.Abs(value - Math.Exp(x)) <= 5e-16 * Math.Exp(x) && PortableMath.Exp(Vector512.Create(x))[0].Equals(value);
        });
        Assert.Equal(1.0, PortableMath.Exp(0.0));
    }

    [Fact]
    public void The_portable_logarithm_is_right_to_two_units()
    {
        Gen.Double[1e-300, 1e300].Sample(x => Math.Abs(PortableMath.Log(x) - Math.Log(x)) <= 5e-16 * Math.Max(0.01, Math.Abs(Math.Log(x))));
        Gen.Double[0.5, 1.5].Sample(x => Math.Abs(PortableMath.Log(x) - Math.Log(x)) <= 3e-16);
    }

    /// <summary>Known answers of the authors of Philox (Random123, kat_vectors): counters and key all zero, all ones, and digits of pi.</summary>
    [Fact]
    public void Philox_gives_its_published_answers()
    {
        Assert.Equal(0xe169c58d_6627e8d5UL, CounterRandom.Philox(0, 0, 0, 0, 0));
        Assert.Equal(0x41c83b0e_408f276dUL, CounterRandom.Philox(ulong.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue));
    }

    [Fact]
    public void Normal_quantiles_match_printed_values()
    {
        Assert.Equal(-1.959963984540054, StandardNormal.Quantile(0.025), 1e-14);
        Assert.Equal(1.2815515655446004, StandardNormal.Quantile(0.9), 1e-14);
        Assert.Equal(-4.753424308822899, StandardNormal.Quantile(1e-6), 1e-13);
        Assert.Equal(-8.222082216130435, StandardNormal.Quantile(1e-16), 1e-12);
        Assert.Equal(0, StandardNormal.Quantile(0.5));
    }

    [Theory]
    [InlineData(0.001)]
    [InlineData(0.01)]
    [InlineData(0.1)]
    [InlineData(3.0)]
    public void The_short_series_of_the_exponential_are_right_to_two_units_within_their_reach(double reach) => Gen.Double[-reach, reach].Sample(x =>
        Math.Abs(Series(reach, Vector512.Create(x))[0] - Math.Exp(x)) <= 2 * (Math.BitIncrement(Math.Exp(x)) - Math.Exp(x)));

    [Fact]
    public void Normal_numbers_of_many_trajectories_have_the_bits_of_each_alone() => Gen.Select(Gen.ULong, Gen.UInt, Gen.UInt).Sample((seed, stream, first) =>
    {
        var many = new double[16];
        CounterRandom.Normals(seed, stream, 3, first, 7, many);
        return many.Select((value, i) => CounterRandom.Normal(seed, stream, 3, unchecked(first + (uint)i), 7).Equals(value)).All(same => same);
    });

    [Fact]
    public void A_lane_does_not_depend_on_the_others() => Gen.Double[1e-12, 1 - 1e-12].Array[8].Sample(shares =>
    {
        shares[3] /= 1e9;
        var lanes = StandardNormal.Quantile(Vector512.Create(shares));
        return shares.Select((share, i) => StandardNormal.Quantile(share).Equals(lanes[i])).All(same => same);
    });

    [Fact]
    public void Selected_quantiles_equal_those_of_a_full_sort()
    {
        double[] shares = [0, 0.025, 0.1, 0.5, 0.9, 0.975, 1];
        Gen.Select(Gen.Double[-1e6, 1e6].Array[1, 300], Gen.Int[1, 4]).Sample(sample =>
        {
            var values = sample.Item1.Select(value => sample.Item2 == 4 ? (Math.Round(value / 1e5) * 1e5) : Math.Pow(value, sample.Item2)).ToArray();
            var selected = new double[shares.Length];
            new OrderStatistics(values.Length, shares).Select(values, selected);
            var sorted = values.Order().ToArray();
            return shares.Select((share, i) => Reference(sorted, share).Equals(selected[i])).All(same => same);
        });
    }

    private static Vector512<double> Series(double reach, Vector512<double> x) => PortableMath.SeriesFor(reach) switch
    {
        0 => PortableMath.OfTiny.Of(x),
        1 => PortableMath.OfSmaller.Of(x),
        2 => PortableMath.OfSmall.Of(x),
        _ => PortableMath.OfAny.Of(x),
    };

    private static double Reference(double[] sorted, double share)
    {
        var place = (sorted.Length - 1) * share;
        var low = sorted[(int)place];
        return low + ((place - (int)place) * (sorted[Math.Min((int)place + 1, sorted.Length - 1)] - low));
    }
}
