using Anyu.Feel;
using Anyu.Web.Portal.Family;

namespace Anyu.Web.Portal.Check;

/// <summary>
/// The dates of birth, eldest first, and the due date. Each distinct date is also stated as one birth with its number of babies, so that
/// nobody is asked for the same date twice.
/// </summary>
internal sealed class DatesStep : ICheckStep
{
    private static readonly Bilingual Heading = new("孩子哪天出生？", "When were the children born?");

    public string Id => "dates";

    /// <summary>Whether a date is still to be asked for.</summary>
    public static bool IsOpen(FamilyStatement statement) =>
        Asked(statement).Any(a => Facts.Value(statement, a.Path) is null);

    public CheckQuestion Ask(FamilyState state) =>
        Question([.. Asked(state.Statement).Select(a => (a, new Reading(Facts.Value(state.Statement, a.Path), null, null)))]);

    public StepOutcome Answer(FamilyState state, IFormCollection form)
    {
        var asked = Asked(state.Statement);
        var read = asked.Select(a => (Date: a, Reading: FieldReader.Read(form, a.Name, new FeelType.Date()))).ToImmutableArray();
        if (read.Any(r => r.Reading.Error is not null))
        {
            return StepOutcome.Repeat(Question(read));
        }

        var dates = read.Select(r => r.Reading.Answer!).ToImmutableArray();
        var answered = Facts.Say(state.Statement, [.. asked.Select((a, i) => (a.Path, (string?)dates[i])), .. Births(dates, born: Facts.Count(state.Statement, "children"))]);
        if (!answered.Succeeded)
        {
            return StepOutcome.Repeat(Question(read), answered.Problems);
        }

        var problems = answered.Value.Check(state.On);
        return problems.IsEmpty ? StepOutcome.Accept(answered.Value) : StepOutcome.Repeat(Question(read), problems);
    }

    /// <summary>One birth for each date; how many babies is known for those born, not for one on the way.</summary>
    private static IEnumerable<(string, string?)> Births(ImmutableArray<string> dates, int born)
    {
        var births = dates.Distinct(StringComparer.Ordinal).ToArray();
        yield return ("births", null);
        for (var i = 0; i < births.Length; i++)
        {
            var birth = string.Create(CultureInfo.InvariantCulture, $"births[{i + 1}]");
            yield return (birth + ".date", births[i]);
            var babies = dates.Take(born).Count(d => string.Equals(d, births[i], StringComparison.Ordinal));
            if (babies > 0)
            {
                yield return (birth + ".babies", babies.ToString(CultureInfo.InvariantCulture));
            }
        }
    }

    private static CheckQuestion Question(ImmutableArray<(DateAsked Date, Reading Reading)> dates) => dates.Length == 1
        ? CheckQuestion.Of(Of(dates[0]) with { Label = dates[0].Date.Name == "due" ? new Bilingual("预产期是哪天？", "When is the baby due?") : new Bilingual("孩子哪天出生？", "When was the child born?") })
        : new(Heading, new Bilingual("大的在前。双胞胎填同一天。", "Eldest first. Twins have the same day."), [.. dates.Select(Of)]);

    private static Field Of((DateAsked Date, Reading Reading) dated) =>
        new(dated.Date.Name, dated.Date.Label, new FeelType.Date()) { About = dated.Date.Path, Value = dated.Reading.Written, Error = dated.Reading.Error };

    private static ImmutableArray<DateAsked> Asked(FamilyStatement statement)
    {
        var born = Enumerable.Range(1, Facts.Count(statement, "children")).Select(i => new DateAsked(
            string.Create(CultureInfo.InvariantCulture, $"child{i}"),
            string.Create(CultureInfo.InvariantCulture, $"children[{i}].birthDate"),
            new Bilingual(string.Create(CultureInfo.InvariantCulture, $"第{i}个孩子"), string.Create(CultureInfo.InvariantCulture, $"Child {i}"))));
        return Facts.Count(statement, "pregnancies") > 0
            ? [.. born, new DateAsked("due", "pregnancies[1].dueDate", new Bilingual("快出生的孩子（填预产期）", "The baby on the way (due date)"))]
            : [.. born];
    }

    private sealed record DateAsked(string Name, string Path, Bilingual Label);
}
