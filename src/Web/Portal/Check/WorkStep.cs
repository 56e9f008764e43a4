using Anyu.Feel;
using Anyu.Web.Portal.Family;

namespace Anyu.Web.Portal.Check;

/// <summary>Whether the parents have an employer; a parent who is not there is said to be absent.</summary>
internal sealed class WorkStep(Lawbook book) : ICheckStep
{
    private const string Absent = "none";

    private static readonly ImmutableArray<string> Parents = ["mother", "father"];

    private static readonly ImmutableArray<CodeItem> Options =
    [
        new("true", new Bilingual("有", "Yes")),
        new("false", new Bilingual("没有（务农、个体、在家等）", "No (farming, self-employed, at home …)")),
        new(Absent, new Bilingual("没有这位家长", "There is no such parent")),
    ];

    public string Id => "work";

    /// <summary>Whether nothing was said of either parent's work.</summary>
    public static bool IsOpen(FamilyStatement statement) =>
        Parents.Any(p => Facts.Value(statement, p) is null && Facts.Value(statement, p + ".employed") is null);

    public CheckQuestion Ask(FamilyState state) => Question(
        [.. Parents.Select(p => new Reading(Facts.Value(state.Statement, p) ?? Facts.Value(state.Statement, p + ".employed"), null, null))]);

    public StepOutcome Answer(FamilyState state, IFormCollection form)
    {
        var read = Parents.Select(p => FieldReader.Read(form, p, new FeelType.Code("work"))).ToImmutableArray();
        if (read.Any(r => r.Error is not null))
        {
            return StepOutcome.Repeat(Question(read));
        }

        var answers = Parents.SelectMany((p, i) => read[i].Answer == Absent
            ? new (string, string?)[] { (p, Absent) }
            : Facts.Value(state.Statement, p) == Absent ? [(p, null), (p + ".employed", read[i].Answer)] : [(p + ".employed", read[i].Answer)]);
        var answered = Facts.Say(state.Statement, [.. answers]);
        return answered.Succeeded ? StepOutcome.Accept(answered.Value) : StepOutcome.Repeat(Question(read), answered.Problems);
    }

    private CheckQuestion Question(ImmutableArray<Reading> read) => new(
        new Bilingual("父母有工作单位吗？", "Do the parents have an employer?"),
        new Bilingual("签了劳动合同、在机关事业单位上班都算有。", "A labour contract or a post in a public body counts."),
        [.. Parents.Select((p, i) => new Field(p, book.Vocabulary.Roles[p].Label, new FeelType.Code("work")) { About = p + ".employed", Options = Options, Value = read[i].Written, Error = read[i].Error })]);
}
