using Anyu.Forecast;
using Xunit;

namespace Anyu.Unit.Forecast;

public sealed class AgeHeapingTests
{
    [Fact]
    public void An_even_population_prefers_no_digit()
    {
        var even = Enumerable.Repeat(7.0, 100).ToArray();
        Assert.Equal(100, AgeHeaping.Whipple(even), 1e-9);
        Assert.Equal(0, AgeHeaping.Myers(even), 1e-9);
    }

    [Fact]
    public void Everyone_reporting_a_multiple_of_ten_is_the_worst_case()
    {
        var heaped = Enumerable.Range(0, 100).Select(age => age % 10 == 0 ? 1.0 : 0.0).ToArray();
        Assert.Equal(500, AgeHeaping.Whipple(heaped), 1e-9);
        Assert.Equal(90, AgeHeaping.Myers(heaped), 1e-9);
    }

    [Fact]
    public void A_tenth_of_each_decade_moving_to_the_round_age_shows_as_nine_percent()
    {
        var moved = Enumerable.Range(0, 100).Select(age => age % 10 == 0 ? 1.9 : 0.9).ToArray();
        Assert.Equal(9, AgeHeaping.Myers(moved), 1e-9);
    }
}
