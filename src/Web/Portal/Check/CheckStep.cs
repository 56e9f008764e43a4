using Anyu.Web.Portal.Family;

namespace Anyu.Web.Portal.Check;

/// <summary>What a step asks: a heading, and one or a few fields of one thing.</summary>
/// <param name="Heading">The page's heading; the field's own label where there is one field.</param>
/// <param name="Intro">A line under it, or null.</param>
/// <param name="Fields">The fields.</param>
internal sealed record CheckQuestion(Bilingual Heading, Bilingual? Intro, ImmutableArray<Field> Fields)
{
    /// <summary>One field that is its own heading.</summary>
    public static CheckQuestion Of(Field field) => new(field.Label, null, [field with { Heading = true }]);
}

/// <summary>An answered step: the facts with the answer, or the question again with what is wrong.</summary>
internal sealed record StepOutcome(FamilyStatement? Statement, CheckQuestion? Again, ImmutableArray<Problem> Problems)
{
    /// <summary>Accepted.</summary>
    public static StepOutcome Accept(FamilyStatement statement) => new(statement, null, []);

    /// <summary>To be asked again, with what was entered; a problem about one of the fields stands at that field.</summary>
    public static StepOutcome Repeat(CheckQuestion again, params ImmutableArray<Problem> problems)
    {
        var (fields, others) = ProblemWriter.AtFields(again.Fields, problems);
        return new(null, again with { Fields = fields }, others);
    }
}

/// <summary>One step of the checker: one thing per page.</summary>
internal interface ICheckStep
{
    /// <summary>The name under which it is posted and remembered.</summary>
    string Id { get; }

    /// <summary>The question, with what is already known filled in.</summary>
    CheckQuestion Ask(FamilyState state);

    /// <summary>The answer.</summary>
    StepOutcome Answer(FamilyState state, IFormCollection form);
}
