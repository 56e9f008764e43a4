using Anyu.Law;
using Xunit;

namespace Anyu.Unit.Law.Determining;

public sealed class DateTests
{
    [Theory]
    [InlineData("2015-12-31", null)]
    [InlineData("2016-01-01", 2)]
    [InlineData("2021-05-30", 2)]
    [InlineData("2021-05-31", 3)]
    public void The_day_selects_how_many_children_are_allowed(string on, int? children)
    {
        var answer = Library.Decide("children-allowed", on, "620000", "couple: { married: true }");

        Assert.Equal(children is null ? Outcome.NotDecided : Outcome.Granted, answer.Outcome);
        Assert.Equal(children, (int?)answer.Amount?.Value);
    }

    [Theory]
    [InlineData("2023-12-28", 98)]
    [InlineData("2023-12-29", 180)]
    [InlineData("2023-12-31", 180)]
    [InlineData("2024-01-01", 180)]
    public void The_day_of_birth_and_not_the_day_asked_selects_the_law_of_maternity_leave(string born, int days)
    {
        var family = $"mother: {{ employed: true }}\ncouple: {{ married: true }}\nbirths: [ {{ id: b1, date: {born}, babies: 1, difficult: false }} ]\nchildren: [ {{ birth: b1, birthDate: {born}, of: both }} ]";
        foreach (var on in new[] { "2024-01-02", "2024-06-01", "2025-06-01" })
        {
            var answer = Library.Decide("maternity-leave", on, "220000", family);
            Assert.Equal((days, Library.Day(born)), ((int?)answer.Amount?.Value, answer.LawDate));
        }
    }

    [Fact]
    public void A_start_that_no_text_states_is_noted_and_can_be_switched()
    {
        var seen = 0;
        foreach (var worked in Library.Book.Cases)
        {
            var request = RemovedFactTests.RequestOf(worked);
            var family = Library.Family(worked.FactsYaml);
            foreach (var answer in Determiner.Decide(Library.Book, family, request))
            {
                foreach (var provision in answer.Steps.Where(s => s.Applied && s.Provision.InForce is { StartNotStated: true, FromAssumedBy: not null }).Select(s => s.Provision))
                {
                    seen++;
                    var id = provision.InForce.FromAssumedBy!;
                    Assert.Contains(answer.Interpretations, i => i.Interpretation.Id == id);
                    Assert.Contains(answer.Notes, n => n.En.Contains("start of validity", StringComparison.Ordinal));
                    var later = Determiner.Decide(Library.Book, family, request with { Settings = request.Settings.SetItem(id, "2199-01-01") });
                    Assert.DoesNotContain(later.SelectMany(d => d.Steps), s => s.Provision.Id == provision.Id);
                }
            }
        }

        Assert.True(seen > 10);
    }

    [Fact]
    public void A_switched_interpretation_changes_results_and_is_printed()
    {
        var changed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var worked in Library.Book.Cases.Where(c => !c.Settings.IsEmpty))
        {
            var request = RemovedFactTests.RequestOf(worked);
            var family = Library.Family(worked.FactsYaml);
            var switched = Determiner.Decide(Library.Book, family, request);
            var plain = Determiner.Decide(Library.Book, family, request with { Settings = request.Settings.Clear() });
            if (switched.Select(Result).SequenceEqual(plain.Select(Result)))
            {
                continue;
            }

            changed.UnionWith(worked.Settings.Keys);
            if (worked.Settings.Count == 1 && switched.Length == plain.Length)
            {
                var (id, option) = worked.Settings.Single();
                Assert.Contains(switched.Concat(plain).SelectMany(d => d.Interpretations), i => i.Interpretation.Id == id);
                Assert.All(switched.SelectMany(d => d.Interpretations).Where(i => i.Interpretation.Id == id), i => Assert.Equal((option, option != i.Interpretation.Default), (i.Option, i.Switched)));
            }
        }

        Assert.True(changed.Count >= 20, string.Join(", ", changed));
    }

    [Fact]
    public void Of_two_provinces_the_more_favourable_decides_and_the_other_is_named()
    {
        const string Family = "mother: { hukou: \"140105\", residence: \"222405\", marriedBefore: false }\nfather: { hukou: \"222405\", residence: \"222405\", marriedBefore: false }\ncouple: { married: true, marriageDate: 2018-05-01 }\nchildren: []";
        var answer = Library.Decide("children-allowed", "2024-06-01", null, Family);

        Assert.Equal((Outcome.Granted, 4m, "222405"), (answer.Outcome, answer.Amount!.Value, answer.Place));
        Assert.Contains(answer.Notes, n => n.En.Contains("(222405) over ", StringComparison.Ordinal) && n.En.Contains("(140105)", StringComparison.Ordinal));
    }

    [Fact]
    public void While_one_of_the_two_provinces_is_not_known_the_answer_waits_for_it()
    {
        const string Family = "mother: { hukou: \"140105\" }\ncouple: { married: true }\nchildren: []";
        var answer = Library.Decide("children-allowed", "2024-06-01", null, Family);

        Assert.Equal(Outcome.Unknown, answer.Outcome);
        Assert.Contains("father.hukou", answer.Missing);
    }

    private static (Outcome, LawAmount?, LawAmount?, string) Result(Determination d) =>
        (d.Outcome, d.Amount, d.Encouraged, string.Join(';', d.Parts.Select(p => (p.Part, p.Guaranteed, p.Encouraged, p.Payer, p.Pay))));
}
