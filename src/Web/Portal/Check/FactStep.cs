using Anyu.Feel;
using Anyu.Web.Portal.Family;

namespace Anyu.Web.Portal.Check;

/// <summary>One fact that an open answer waits for.</summary>
internal sealed class FactStep(Lawbook book, FactQuestion question) : ICheckStep
{
    private const string Name = "answer";

    public string Id => question.Path;

    public CheckQuestion Ask(FamilyState state) => CheckQuestion.Of(Of(Facts.Value(state.Statement, question.Path)));

    public StepOutcome Answer(FamilyState state, IFormCollection form)
    {
        var type = question.Type;
        var read = FieldReader.Read(form, Name, type);
        if (read.Error is not null)
        {
            return StepOutcome.Repeat(CheckQuestion.Of(Of(read.Written) with { Error = read.Error }));
        }

        var answer = read.Answer!;
        if (type is FeelType.Place)
        {
            var (code, candidates, problem) = new PlaceFinder(book).Find(answer);
            if (code is null)
            {
                return StepOutcome.Repeat(CheckQuestion.Of(Of(candidates.IsEmpty ? read.Written : null) with { Options = candidates, Error = problem }));
            }

            answer = code;
        }

        var answered = state.Statement.Answer(question.Path, answer);
        var problems = answered.Succeeded ? answered.Value.Check(state.On) : answered.Problems;
        return problems.IsEmpty
            ? StepOutcome.Accept(answered.Value!)
            : StepOutcome.Repeat(CheckQuestion.Of(Of(read.Written) with { Error = problems[0] }), problems[1..]);
    }

    private Field Of(string? value) => new(Name, question.Question, question.IsCollection ? new FeelType.List(question.Type) : question.Type)
    {
        Hint = Hint(),
        Options = question.Options,
        Value = value,
    };

    /// <summary>Sensitive facts may be left out, and the page says so before anything is typed.</summary>
    private Bilingual? Hint()
    {
        if (question.Sensitivity != Sensitivity.Sensitive)
        {
            return question.Hint;
        }

        var free = new Bilingual("这是敏感信息，可以不答；答了也不会保存。", "This is sensitive; you need not answer, and nothing is kept.");
        return question.Hint is { } hint ? new Bilingual(hint.Zh + free.Zh, hint.En + " " + free.En) : free;
    }
}
