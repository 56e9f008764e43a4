using Xunit;

namespace Anyu.Unit.Law.Facts;

public sealed class FactPathTests
{
    [Theory]
    [InlineData("births[2]", "第2次分娩", "birth 2")]
    [InlineData("children[1]", "第1个子女", "child 1")]
    [InlineData("children[1].birthDate", "第1个子女的出生日期", null)]
    [InlineData("children[1].birthDefect", "第1个子女有出生缺陷", null)]
    public void A_path_reads_as_people_say_it(string path, string zh, string? en)
    {
        var words = Library.Family("place: \"220000\"").Describe(path);

        Assert.Equal(zh, words.Zh);
        Assert.Equal(en ?? words.En, words.En);
    }
}
