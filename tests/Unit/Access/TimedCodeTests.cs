using System.Text;
using Anyu.Access;
using Xunit;

namespace Anyu.Unit.Access;

/// <summary>RFC 6238: the vectors of appendix B, cut to six digits, and what clocks do.</summary>
public sealed class TimedCodeTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void The_vectors_of_the_standard_hold(long seconds, string code) =>
        Assert.Equal(code, TimedCode.At(Secret, TimedCode.Step(DateTimeOffset.FromUnixTimeSeconds(seconds))));

    [Theory]
    [InlineData(-61, false)]
    [InlineData(-30, true)]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(61, false)]
    public void A_clock_may_differ_by_one_step(int seconds, bool matches)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1234567890);
        Assert.Equal(matches, TimedCode.Match(Secret, "005924", now.AddSeconds(seconds), lastUsed: 0) is not null);
    }

    [Fact]
    public void A_code_is_read_with_blanks_and_serves_once()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1234567890);
        var step = TimedCode.Match(Secret, "005 924", now, lastUsed: 0);
        Assert.NotNull(step);
        Assert.Null(TimedCode.Match(Secret, "005924", now, step.Value));
    }

    /// <summary>RFC 4648 section 10.</summary>
    [Fact]
    public void The_secret_is_written_in_base_32() => Assert.Equal("MZXW 6YTB", TimedCode.ToText(Encoding.ASCII.GetBytes("fooba")));
}
