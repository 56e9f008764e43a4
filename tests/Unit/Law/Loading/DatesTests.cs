using Anyu.Kernel;
using Anyu.Law;
using Xunit;

namespace Anyu.Unit.Law;

public sealed class DatesTests
{
    private static readonly Validity Inherited = new(new DateOnly(2020, 1, 1));

    [Theory]
    [InlineData("2023-12-29..", "2023-12-29..")]
    [InlineData("2016-01-22..2021-09-30", "2016-01-22..2021-09-30")]
    [InlineData("2016-01-22..unknown", "2016-01-22..unknown")]
    [InlineData("..2023-12-31", "2020-01-01..2023-12-31")]
    [InlineData("unknown", "unknown..")]
    public void A_span_is_read(string text, string expected)
    {
        var sink = new ProblemSink();
        Assert.Equal(expected, Dates.Span(At(text), null, Inherited, sink).ToString());
        Assert.Empty(sink.Problems);
    }

    [Fact]
    public void A_start_that_an_interpretation_gives_counts_as_not_stated()
    {
        var span = Dates.Span(At("2023-12-29.."), "start", Inherited, new ProblemSink());
        Assert.True(span.StartNotStated);
        Assert.Equal("start", span.FromAssumedBy);
    }

    [Theory]
    [InlineData("2023-02-30..", "LAW-0009")]
    [InlineData("2023-12-29", "LAW-0009")]
    [InlineData("2024-01-01..2023-01-01", "LAW-0013")]
    public void A_span_that_cannot_be_is_a_problem(string text, string code)
    {
        var sink = new ProblemSink();
        Dates.Span(At(text), null, Inherited, sink);
        Assert.Equal(code, Assert.Single(sink.Problems).Code);
    }

    private static YamlText At(string text) => new(text, Plain: true, new SourceLocation("x.md", 3, 5));
}
