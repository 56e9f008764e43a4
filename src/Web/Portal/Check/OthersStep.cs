using System.Collections.Immutable;
using Anyu.Feel;
using Anyu.Kernel;
using Anyu.Law;
using Anyu.Web.Design;
using Anyu.Web.Portal.Family;

namespace Anyu.Web.Portal.Check;

/// <summary>Everything else a family may have, on one page: what is not ticked is said not to be there.</summary>
internal sealed class OthersStep(ImmutableArray<FactQuestion> open) : ICheckStep
{
    public string Id => "others";

    public CheckQuestion Ask(FamilyState state) => Question([]);

    public StepOutcome Answer(FamilyState state, IFormCollection form)
    {
        var ticked = form["others"].OfType<string>().ToImmutableHashSet(StringComparer.Ordinal);
        var answered = Facts.Say(state.Statement, [.. open.Select(q => (q.Path, (string?)(ticked.Contains(q.Path) ? "1" : "0")))]);
        return answered.Succeeded ? StepOutcome.Accept(answered.Value) : StepOutcome.Repeat(Question(ticked), answered.Problems);
    }

    private CheckQuestion Question(ImmutableHashSet<string> ticked) => new(
        new Bilingual("下面哪些情况你家有？", "Which of these does your family have?"),
        new Bilingual("有的勾上；没有勾的按“没有”计算。有两个以上的，之后可在“我填的内容”里改。", "Tick what there is; what is not ticked counts as ‘none’. For two or more, change the number later under ‘My answers’."),
        [new Field("others", new Bilingual("可多选", "Tick any"), new FeelType.List(new FeelType.Code("others")))
        {
            Options = [.. open.Select(q => new CodeItem(q.Path, q.Question))],
            Value = string.Join(' ', ticked),
            Many = true,
        }
        ]);
}
