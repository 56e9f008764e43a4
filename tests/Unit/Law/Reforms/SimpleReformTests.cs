using System.Globalization;
using Anyu.Law;
using Xunit;

namespace Anyu.Unit.Law.Reforms;

/// <summary>The two simplest reforms are written for those who write no files, and are read as every reform is.</summary>
public sealed class SimpleReformTests
{
    [Fact]
    public void Every_number_offered_stands_in_its_sentence_and_another_takes_its_place()
    {
        var standards = SimpleReform.Standards(Library.Book);
        Assert.True(standards.Length >= 20, standards.Length.ToString(CultureInfo.InvariantCulture));
        Assert.All(standards, s =>
        {
            Assert.Equal(s.Number, decimal.Parse(s.Quote.AsSpan(s.At, s.Digits.Length), CultureInfo.InvariantCulture));
            Assert.Contains("987654", s.With(987_654), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_changed_number_is_a_branch_with_that_number_and_its_sentence()
    {
        var standard = SimpleReform.Standards(Library.Book).Single(s => s.Provision.Id == "jl-parental-20");
        var branch = LawBranch.Of(Library.Book, "form.yaml", SimpleReform.Change(Library.Book, standard, 25)).Value;

        Assert.NotNull(branch);
        Assert.Contains("累计25天", Assert.Single(branch.Book.Provisions["jl-parental-20"].Quotes), StringComparison.Ordinal);
        Assert.Equal("25", branch.Book.Provisions["jl-parental-20"].Value!.Plain!.Expression!.Source);
    }

    [Fact]
    public void Another_reading_is_a_branch_with_that_reading()
    {
        var point = Library.Book.Interpretations["subsidy-last-month"];
        Assert.Equal("excluded", LawBranch.Of(Library.Book, "form.yaml", SimpleReform.Read(point, "excluded")).Value!.Book.Interpretations[point.Id].Default);
    }
}
