using Anyu.Kernel;
using Xunit;

namespace Anyu.Unit.Kernel.Tables;

/// <summary>Days and names of files as they come with tables.</summary>
public sealed class WrittenDayTests
{
    [Theory]
    [InlineData("2025-03-01", 2025)]
    [InlineData("20250301", 2025)]
    [InlineData("2025/3/1", 2025)]
    [InlineData("2025.3.1", 2025)]
    [InlineData("2025年3月1日", 2025)]
    [InlineData("2025-03-01 00:00:00", 2025)]
    [InlineData("2025/3/1 0:00:00", 2025)]
    [InlineData("45717", 2025)]
    [InlineData("2025-02-29", 0)]
    [InlineData("3/1/2025", 0)]
    [InlineData("09999", 0)]
    [InlineData("", 0)]
    public void A_cell_tells_a_day_or_none(string text, int year) => Assert.Equal(year == 0 ? null : new DateOnly(year, 3, 1), WrittenDay.OfCell(text));

    [Theory]
    [InlineData("C:\\folder\\人员.xlsx", "人员.xlsx")]
    [InlineData("../../etc/a\u0000b.csv", "ab.csv")]
    [InlineData("..", "table")]
    [InlineData("", "table")]
    public void A_file_is_called_by_the_last_part_of_its_name(string sent, string name) => Assert.Equal(name, SentName.Of(sent, "table"));

    [Fact]
    public void Of_a_long_name_the_end_is_kept() => Assert.Equal(SentName.Longest, SentName.Of(new string('长', 200) + ".csv", "table").Length);
}
