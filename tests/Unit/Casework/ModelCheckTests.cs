using Anyu.Casework;
using Anyu.Kernel;
using Anyu.Unit.Law;
using Xunit;

namespace Anyu.Unit.Casework;

/// <summary>A definition that would go wrong is refused before it is published, with number, file and line.</summary>
public sealed class ModelCheckTests
{
    private const string Real = "birth-registration";

    [Theory]
    [InlineData("agency: health\n    permission: case.accept\n    returns: true", "agency: health\n    returns: true", "CASE-0105")]
    [InlineData("when: mother.maternityInsured", "when: mother.maternityInsured and not(mother.maternityInsured)", "CASE-0104")]
    [InlineData("when: mother.maternityInsured", "when: mother.employed", "CASE-0106")]
    [InlineData("when: mother.maternityInsured", "when: mother.ageYears > 20", "CASE-0118")]
    [InlineData("when: mother.maternityInsured", "when: mother.maternityInsured\n    after: [file, nowhere]", "CASE-0101")]
    [InlineData("    when: mother.maternityInsured", "    after: [insurance]", "CASE-0103")]
    [InlineData("  - id: file", "  - id: receipt", "CASE-0102")]
    [InlineData("      owner: health\n", "", "CASE-0107")]
    [InlineData("    letter: receipt\n", "    letter: no-such-letter\n", "CASE-0113")]
    [InlineData("    refusals: [not-insured-here]\n", "    refusals: [not-insured]\n", "CASE-0110")]
    [InlineData("    refusals: [not-insured-here]\n", "", "CASE-0111")]
    [InlineData("sends: [mother.residentId,", "sends: [mother.number,", "CASE-0112")]
    [InlineData("  - { on: closed,", "  - { on: done,", "CASE-0116")]
    [InlineData("{step.remedy}\", en", "{step.mend}\", en", "CASE-0114")]
    [InlineData("  - { outcome: partly,", "  - { outcome: granted,", "CASE-0120")]
    [InlineData("    kind: task\n", "    kind: automatic\n    four-eyes: true\n", "CASE-0122")]
    public void A_broken_definition_is_refused(string right, string wrong, string code)
    {
        var text = Services.Text(Real, "service.yaml");
        Assert.Contains(right, text, StringComparison.Ordinal);
        var found = Check(("service.yaml", text.Replace(right, wrong, StringComparison.Ordinal)));
        var problem = Assert.Single(found, p => p.Code == code);
        Assert.Equal("services/birth-registration/service.yaml", problem.At?.File);
        Assert.True(problem.At?.Line > 0);
    }

    [Theory]
    [InlineData("quote: 完善生育登记制度 }", "quote: 完善生育登记的制度 }", "CASE-0013")]
    [InlineData("article: 二（一）3,", "article: 二（一）33,", "CASE-0011")]
    [InlineData("{ document: shanxi-plan,", "{ document: shanxi-plans,", "CASE-0010")]
    [InlineData(", quote: 完善生育登记制度 }", " }", "CASE-0012")]
    [InlineData("\n    remedy:", "\n    note:", "CASE-0015")]
    [InlineData("version: 1", "version: first", "CASE-0006")]
    [InlineData("mother: person,", "mother: persona,", "CASE-0003")]
    [InlineData("id: birth-registration", "id: birth-register", "CASE-0002")]
    [InlineData("  - { on: closed,", "  - { on: ended,", "CASE-0007")]
    public void What_cannot_be_read_is_named(string right, string wrong, string code)
    {
        var text = Services.Text(Real, "service.yaml");
        Assert.Contains(right, text, StringComparison.Ordinal);
        Assert.Contains(Check(("service.yaml", text.Replace(right, wrong, StringComparison.Ordinal))), p => p.Code == code && p.At?.Line > 0);
    }

    [Fact]
    public void A_birth_registration_that_asks_for_approval_is_refused_with_the_citation()
    {
        var text = Services.Text(Real, "service.yaml");
        var problem = Assert.Single(Check(("service.yaml", text.Replace("    kind: task", "    kind: approval", StringComparison.Ordinal))));
        Assert.Equal("CASE-0123", problem.Code);
        Assert.Contains("取消社会抚养费、再生育审批及相关处罚规定", problem.Why.Zh, StringComparison.Ordinal);
        Assert.Contains("linqing-2023-5-plan#二（一）1", problem.Why.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Household_registration_that_asks_for_the_birth_history_is_refused_with_the_citation()
    {
        var text = Services.Text(Real, "service.yaml").Replace("agency: medical-insurance\n", "agency: police\n", StringComparison.Ordinal);
        var problem = Assert.Single(Check(("service.yaml", text)), p => p.Code == "CASE-0124");
        Assert.Contains("将入户、入学、入职等与个人生育情况全面脱钩", problem.Why.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void A_permit_for_a_coming_birth_cannot_be_made_under_another_name_either()
    {
        var files = new[] { "service.yaml", "form.yaml", "cases.yaml", "letters/receipt.yaml" }.Select(name => (name, Services.Text(Real, name)
            .Replace("id: birth-registration", "id: birth-permit", StringComparison.Ordinal).Replace("    kind: task", "    kind: approval", StringComparison.Ordinal)));
        var (service, problems) = ServiceShelf.Read(Library.Book, "birth-permit", files);
        Assert.Empty(problems);
        Assert.Contains(ModelCheck.Run(service!, Services.Shelf.Prohibitions), p => p.Code == "CASE-0123" && p.Why.Zh.Contains("取消社会抚养费、再生育审批及相关处罚规定", StringComparison.Ordinal));
    }

    [Fact]
    public void A_form_of_the_police_that_asks_for_the_birth_history_is_refused_with_the_citation()
    {
        var text = Services.Text(Real, "service.yaml").Replace("audience: citizen\nagency: health\n", "audience: citizen\nagency: police\n", StringComparison.Ordinal);
        var problem = Assert.Single(Check(("service.yaml", text)), p => p.Code == "CASE-0125" && p.What.Zh.Contains("pregnancy.dueDate", StringComparison.Ordinal));
        Assert.Equal("services/birth-registration/form.yaml", problem.At?.File);
        Assert.Contains("将入户、入学、入职等与个人生育情况全面脱钩", problem.Why.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void A_form_without_its_vocabulary_is_refused()
    {
        var form = Services.Text(Real, "form.yaml").Replace("fact: mother.phone", "fact: mother.telephone", StringComparison.Ordinal);
        var problem = Assert.Single(Check(("form.yaml", form)), p => p.Code == "CASE-0004");
        Assert.Equal("services/birth-registration/form.yaml", problem.At?.File);
    }

    [Fact]
    public void A_service_with_too_few_worked_cases_is_refused() =>
        Assert.Contains(Check(("cases.yaml", "- { name: one, on: 2026-03-02, facts: {}, do: [], expect: {} }\n")), p => p.Code == "CASE-0117");

    [Fact]
    public void The_version_is_the_content_without_its_worked_cases()
    {
        var real = Read();
        Assert.Equal(real, Read(("cases.yaml", "[]\n")));
        Assert.NotEqual(real, Read(("service.yaml", Services.Text(Real, "service.yaml") + "\n")));
    }

    private static string Read(params (string Name, string Text)[] changed) => ServiceShelf.Read(Library.Book, Real, Files(changed)).Service!.Hash;

    private static List<Problem> Check(params (string Name, string Text)[] changed)
    {
        var (service, problems) = ServiceShelf.Read(Library.Book, Real, Files(changed));
        return [.. problems, .. service is null ? [] : ModelCheck.Run(service, Services.Shelf.Prohibitions)];
    }

    private static IEnumerable<(string Name, string Text)> Files((string Name, string Text)[] changed) =>
        new[] { "service.yaml", "form.yaml", "cases.yaml", "letters/receipt.yaml" }
            .Select(name => changed.FirstOrDefault(c => c.Name == name) is { Name: not null } other ? other : (name, Services.Text(Real, name)));
}
