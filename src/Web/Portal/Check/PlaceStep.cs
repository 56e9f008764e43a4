using Anyu.Feel;
using Anyu.Web.Portal.Family;

namespace Anyu.Web.Portal.Check;

/// <summary>Where the family lives: the places with documents to choose from, or any other by name or code.</summary>
internal sealed class PlaceStep(Lawbook book) : ICheckStep
{
    private static readonly Bilingual Heading = new("你家在哪里？", "Where does your family live?");

    public string Id => "place";

    public CheckQuestion Ask(FamilyState state)
    {
        var known = new PlaceFinder(book).WithDocuments();
        var place = state.Statement.Place;
        var listed = known.Any(o => o.Code == place);
        return Question(known, listed ? place : null, listed ? null : place, null);
    }

    public StepOutcome Answer(FamilyState state, IFormCollection form)
    {
        var finder = new PlaceFinder(book);
        var other = form["other"].ToString().Trim();
        var chosen = form["place"].ToString().Trim();
        if (other.Length == 0 && chosen.Length == 0)
        {
            return StepOutcome.Repeat(Question(finder.WithDocuments(), null, null, WebProblems.NothingChosen()));
        }

        var (code, candidates, problem) = finder.Find(other.Length > 0 ? other : chosen);
        if (code is null)
        {
            return StepOutcome.Repeat(Question(candidates.IsEmpty ? finder.WithDocuments() : candidates, null, candidates.IsEmpty ? other : null, problem, found: !candidates.IsEmpty));
        }

        var moved = state.Statement.In(code);
        return moved.Succeeded ? StepOutcome.Accept(moved.Value) : StepOutcome.Repeat(Question(finder.WithDocuments(), null, other, moved.Problems[0]));
    }

    private static CheckQuestion Question(ImmutableArray<CodeItem> options, string? chosen, string? other, Problem? problem, bool found = false) => new(
        Heading,
        new Bilingual("由这里的规定决定。户口、单位、参保地如果在别处，后面可以再填。", "The rules of this place decide. If hukou, employer or insurance are elsewhere, you can say so later."),
        [
            new Field("place", found ? new Bilingual("找到几个，选一个", "Several were found: choose one") : new Bilingual("选一个", "Choose one"), new FeelType.Place()) { Options = options, Value = chosen, Error = other is null ? problem : null },
            new Field("other", new Bilingual("或填别的地方", "Or another place"), new FeelType.Text())
            {
                Hint = new Bilingual("省、市、县（市、区）的名称或六位区划代码。", "The Chinese name of a province, prefecture or county, or its six-digit code."),
                Value = other,
                Error = other is null ? null : problem,
            },
        ]);
}
