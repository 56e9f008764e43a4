using Xunit;

namespace Anyu.Unit.Law.Facts;

public sealed class ImpliedBirthTests
{
    [Fact]
    public void Twins_share_one_implied_birth()
    {
        var family = Library.Family("children: [ { birthDate: 2020-01-01, of: both }, { birthDate: 2024-03-01, of: both }, { birthDate: 2024-03-01, of: both } ]");

        Assert.Equal("2", family.Find("births[2].babies").ToString());
        Assert.Equal("2024-03-01", family.Find("births[2].date").ToString());
    }

    [Fact]
    public void An_adopted_child_implies_no_birth()
    {
        var family = Library.Family("children: [ { birthDate: 2024-03-01, of: adopted } ]");

        Assert.Empty(family.Tree.Collections["births"].Members);
        Assert.True(family.Tree.Collections["births"].Stated);
    }

    [Fact]
    public void Births_wait_for_the_children_they_follow_from()
    {
        var family = Library.Family("children: [ { of: both }, { birthDate: 2024-03-01 } ]");

        Assert.False(family.Tree.Collections["births"].Stated);
        Assert.Equal(["children[1].birthDate", "children[2].of"], family.Tree.Collections["births"].Missing);
    }

    [Fact]
    public void An_answer_about_an_implied_birth_stays_with_it_until_its_date_is_corrected()
    {
        var answered = Library.Family("children: [ { birthDate: 2020-01-01, of: both }, { birthDate: 2024-03-01, of: both } ]").Answer("births[2].difficult", "true").Value!;
        var read = Library.Family(answered.ToYaml());
        var more = read.Answer("children", "3").Value!.Answer("children[3].birthDate", "2024-05-01").Value!.Answer("children[3].of", "both").Value!;
        var corrected = more.Answer("children[2].birthDate", "2024-03-02").Value!;

        Assert.Equal(("2024-03-01", "true"), (read.Find("births[2].date").ToString(), read.Find("births[2].difficult").ToString()));
        Assert.Equal("2024-05-01", more.Find("births[3].date").ToString());
        Assert.False(corrected.Find("births[2].difficult").IsKnown);
        Assert.Equal("2024-03-02", corrected.Find("births[2].date").ToString());
    }

    [Fact]
    public void Stated_births_are_kept_as_they_are() =>
        Assert.Empty(Library.Family("births: []\nchildren: [ { birthDate: 2024-03-01, of: both } ]").Tree.Collections["births"].Members);
}
