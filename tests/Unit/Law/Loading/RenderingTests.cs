using System.Text.RegularExpressions;
using Anyu.Feel;
using Anyu.Kernel;
using Anyu.Law;
using Xunit;

namespace Anyu.Unit.Law.Loading;

public sealed partial class RenderingTests
{
    private static IEnumerable<FeelExpression> Expressions =>
        Library.Book.Provisions.Values.SelectMany(Uses.Expressions)
            .Concat(Library.Book.Benefits.Values.SelectMany(Uses.Expressions))
            .Concat(Library.Book.Vocabulary.Computes.Values);

    [Theory]
    [InlineData(Language.Zh)]
    [InlineData(Language.En)]
    public void No_expression_shows_the_id_of_a_benefit_or_interpretation_or_the_code_of_a_place(Language language)
    {
        var ids = Library.Book.Benefits.Keys.Concat(Library.Book.Interpretations.Keys).Where(id => id.Contains('-', StringComparison.Ordinal)).ToArray();
        var rendered = Expressions.Select(e => e.Render(language)).ToArray();

        Assert.True(rendered.Length > 200);
        Assert.DoesNotContain(rendered, text => DivisionCode().IsMatch(text));
        Assert.DoesNotContain(rendered, text => ids.Any(id => text.Contains($"\"{id}\"", StringComparison.Ordinal) || text.Contains($"“{id}”", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_amount_of_another_benefit_is_called_by_its_name()
    {
        var condition = Library.Book.Provisions["lq-leave-shortfall"].When!.Plain!;

        Assert.Contains("产假", condition.Render(Language.Zh), StringComparison.Ordinal);
        Assert.Contains("Maternity leave", condition.Render(Language.En), StringComparison.Ordinal);
    }

    [GeneratedRegex("(?<![0-9])[0-9]{6}(?![0-9])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DivisionCode();
}
