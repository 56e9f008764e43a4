using Anyu.Feel;
using Anyu.Web.Portal.Family;

namespace Anyu.Web.Portal.Check;

/// <summary>How many children there are, and whether one is on the way.</summary>
internal sealed class FamilyStep : ICheckStep
{
    private static readonly Bilingual Heading = new("家里有几个孩子？", "How many children are there?");

    public string Id => "family";

    public CheckQuestion Ask(FamilyState state) => Question(
        new Reading(Facts.Value(state.Statement, "children"), null, null),
        new Reading(Facts.Value(state.Statement, "pregnancies") switch { null => null, "0" => "false", _ => "true" }, null, null));

    public StepOutcome Answer(FamilyState state, IFormCollection form)
    {
        var children = FieldReader.Read(form, "children", new FeelType.List(new FeelType.Text()));
        var expecting = FieldReader.Read(form, "expecting", new FeelType.Boolean());
        if (children.Error is not null || expecting.Error is not null)
        {
            return StepOutcome.Repeat(Question(children, expecting));
        }

        var answered = Facts.Say(state.Statement, ("children", children.Answer!), expecting.Answer == "true" ? ("pregnancies", "1") : ("pregnancies", null));
        return answered.Succeeded ? StepOutcome.Accept(answered.Value) : StepOutcome.Repeat(Question(children, expecting), answered.Problems);
    }

    private static CheckQuestion Question(Reading children, Reading expecting) => new(
        Heading,
        null,
        [
            new Field("children", new Bilingual("已经出生或收养的", "Born or adopted"), new FeelType.List(new FeelType.Text())) { About = "children", Value = children.Written, Error = children.Error },
            new Field("expecting", new Bilingual("现在怀孕或快生了吗？", "Is a baby on the way?"), new FeelType.Boolean()) { About = "pregnancies", Value = expecting.Written, Error = expecting.Error },
        ]);
}
