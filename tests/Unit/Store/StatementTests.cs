using Anyu.Store;
using Xunit;

namespace Anyu.Unit.Store;

public sealed class StatementTests
{
    [Fact]
    public void A_file_holds_statements_by_name()
    {
        var statements = SqlFile.Parse("Find", "-- what it is for\n-- name: one\nselect 1\n\n-- name: two\nselect 2 -- a comment\nfrom x {for update}\n");
        Assert.Equal(["one", "two"], statements.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("Find/two", statements["two"].Name);
        Assert.Equal("select 1", statements["one"].In(Dialect.Sqlite));
        Assert.Equal("select 2 -- a comment\nfrom x for update", statements["two"].In(Dialect.Postgres));
        Assert.Equal("select 2 -- a comment\nfrom x ", statements["two"].In(Dialect.Sqlite));
    }

    [Theory]
    [InlineData("select 1")]
    [InlineData("-- name: a\nselect 1\n-- name: a\nselect 2")]
    [InlineData("-- name: a\nselect {nonsense}")]
    public void A_file_without_names_with_one_twice_or_with_an_unknown_word_is_a_bug(string text) =>
        Assert.Throws<InvalidOperationException>(() => SqlFile.Parse("Find", text));

    [Fact]
    public void Each_system_knows_the_same_words()
    {
        const string words = "{id} {text} {whole} {flag} {real} {instant} {date} {bytes} {strict} {for update} {skip locked}";
        Assert.DoesNotContain("{", Dialect.Sqlite.Fill(words), StringComparison.Ordinal);
        Assert.DoesNotContain("{", Dialect.Postgres.Fill(words), StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_without_its_file_is_a_bug() => Assert.Throws<InvalidOperationException>(() => SqlFile.Beside(typeof(string)));

    [Fact]
    public void Migrations_with_a_gap_are_a_bug() =>
        Assert.Throws<InvalidOperationException>(() => new MigrationSet("test", [new Migration(1, "a", ""), new Migration(3, "c", "")]));
}
