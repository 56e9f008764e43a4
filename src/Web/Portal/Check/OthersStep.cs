using Anyu.Feel;
using Anyu.Web.Portal.Family;

namespace Anyu.Web.Portal.Check;

/// <summary>
/// Everything else a family may have, on one page: what is not ticked is said not to be there. What is no matter of a family's own, such as an
/// institution or a price, whose every fact is public, is folded away under the rest.
/// </summary>
internal sealed class OthersStep(ImmutableArray<FactQuestion> open, Vocabulary vocabulary) : ICheckStep
{
    private const string Own = "others";
    private const string Public = "public";

    public string Id => "others";

    public CheckQuestion Ask(FamilyState state) => Question([]);

    public StepOutcome Answer(FamilyState state, IFormCollection form)
    {
        var ticked = form[Own].Concat(form[Public]).OfType<string>().ToImmutableHashSet(StringComparer.Ordinal);
        var answered = Facts.Say(state.Statement, [.. open.Select(q => (q.Path, (string?)(ticked.Contains(q.Path) ? "1" : "0")))]);
        return answered.Succeeded ? StepOutcome.Accept(answered.Value) : StepOutcome.Repeat(Question(ticked), answered.Problems);
    }

    private CheckQuestion Question(ImmutableHashSet<string> ticked) => new(
        new Bilingual("下面哪些情况你家有？", "Which of these does your family have?"),
        new Bilingual("有的勾上；没有勾的按“没有”计算。有两个以上的，之后可在“我填的内容”里改。", "Tick what there is; what is not ticked counts as ‘none’. For two or more, change the number later under ‘My answers’."),
        [
            Boxes(Own, new("可多选", "Tick any"), ticked, isPublic: false),
            .. open.Any(IsPublic) ? [Boxes(Public, new("替机构、居住区查，或查收费", "For an institution or an estate, or about a price"), ticked, isPublic: true) with { Folded = true }] : ImmutableArray<Field>.Empty,
        ]);

    private Field Boxes(string name, Bilingual label, ImmutableHashSet<string> ticked, bool isPublic) =>
        new(name, label, new FeelType.List(new FeelType.Code("others")))
        {
            Options = [.. open.Where(q => IsPublic(q) == isPublic).Select(q => new CodeItem(q.Path, q.Question))],
            Value = string.Join(' ', ticked),
            Many = true,
        };

    private bool IsPublic(FactQuestion question) =>
        vocabulary.Schema.FindEntity(vocabulary.Collections[question.Path])!.Elements.All(e => e.Sensitivity == Sensitivity.Public);
}
