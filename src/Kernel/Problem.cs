namespace Anyu.Kernel;

/// <summary>How much a problem weighs.</summary>
public enum ProblemSeverity
{
    /// <summary>Nothing is loaded, decided or stored until it is mended.</summary>
    Error,

    /// <summary>The work goes on; a person should look.</summary>
    Warning,
}

/// <summary>
/// An error that a user can cause: what is wrong, why it matters, how to mend it, in both languages.
/// Each module keeps a numbered catalogue of factory methods (<c>FeelProblems</c>, <c>LawProblems</c> …); a number never changes its meaning.
/// Programming errors are exceptions, not problems.
/// </summary>
/// <param name="Code">The catalogue number, such as <c>LAW-0012</c>.</param>
/// <param name="What">What is wrong, with the offending value.</param>
/// <param name="Why">Why it cannot be accepted.</param>
/// <param name="Mend">How to mend it.</param>
/// <param name="At">Where it stands, when there is a place.</param>
/// <param name="Severity">How much it weighs.</param>
public sealed record Problem(
    string Code,
    Bilingual What,
    Bilingual Why,
    Bilingual Mend,
    SourceLocation? At = null,
    ProblemSeverity Severity = ProblemSeverity.Error)
{
    /// <summary>One line for a terminal or a log: code, place, what.</summary>
    public override string ToString() => At is null ? $"{Code} {What.Zh}" : $"{At}: {Code} {What.Zh}";
}
