using Anyu.Casework;
using Xunit;

namespace Anyu.Unit.Casework;

/// <summary>The sharing catalogue as it is shipped, and what is found wrong with a changed one.</summary>
public sealed class SharingContentTests
{
    private static readonly SharingCatalogue Catalogue = Services.Shelf.Sharing;

    [Fact]
    public void Six_health_data_sets_and_the_departments_of_the_documents_are_in_it()
    {
        Assert.Equal(6, Catalogue.Shares.Count(share => share.Purpose == "mother-and-child"));
        Assert.Superset(
            new HashSet<string>(["police", "civil-affairs", "education", "medical-insurance", "human-resources", "health"], StringComparer.Ordinal),
            Catalogue.Shares.Select(share => share.Provider).ToHashSet(StringComparer.Ordinal));
        Assert.All(Catalogue.Shares, share => Assert.True(share.Ground.IsConfirmed, share.Id));
    }

    [Fact]
    public void No_service_of_the_catalogue_sends_birth_history_for_a_purpose_that_the_law_decoupled() =>
        Assert.Empty(
            from share in Catalogue.Shares
            from fact in share.Facts
            where Services.Shelf.Prohibitions.Any(rule => rule.Forbids(share.Purpose, fact))
            select $"{share.Id} {fact}");

    [Fact]
    public void The_purposes_that_the_law_decoupled_may_ask_for_a_child_by_name_and_not_for_its_order()
    {
        foreach (var purpose in new[] { "household", "school", "hiring", "credit" })
        {
            Assert.DoesNotContain(Services.Shelf.Prohibitions, rule => rule.Forbids(purpose, "child.name"));
            Assert.Contains(Services.Shelf.Prohibitions, rule => rule.Forbids(purpose, "child.coupleOrder"));
            Assert.Contains(Services.Shelf.Prohibitions, rule => rule.Forbids(purpose, "pregnancy.dueDate"));
        }

        Assert.DoesNotContain(Services.Shelf.Prohibitions, rule => rule.Forbids("mother-and-child", "pregnancy.dueDate"));
    }

    [Theory]
    [InlineData("purpose: statistics", "purpose: sport", "CASE-0018")]
    [InlineData("facts: [birth.date, birth.place, child.sex]", "facts: [birth.date, birth.colour]", "CASE-0017")]
    [InlineData("facts: [child.name, child.sex, child.certificate, birth.date, person.name, person.residentId]", "facts: [child.name, child.coupleOrder]", "CASE-0019")]
    [InlineData("quote: 促进入户、入学、婚姻登记", "quote: 促进入学、入户、婚姻登记", "CASE-0013")]
    [InlineData("id: health-to-statistics", "id: police-to-health", "CASE-0102")]
    [InlineData("system: household", "system: housing", "CASE-0020")]
    [InlineData("days: 180", "days: 400", "CASE-0006")]
    public void What_is_wrong_with_a_changed_catalogue_is_found_with_its_line(string from, string to, string code)
    {
        var text = File.ReadAllText(Repository.At("content", "exchange", "sharing.yaml"));
        Assert.Contains(from, text, StringComparison.Ordinal);
        var problems = ServiceShelf.ReadSharing(Services.Shelf.Book, text.Replace(from, to, StringComparison.Ordinal), Services.Shelf.Prohibitions);
        var problem = Assert.Single(problems);
        Assert.Equal((code, "exchange/sharing.yaml"), (problem.Code, problem.At!.File));
        Assert.True(problem.At.Line > 1);
    }
}
