using Anyu.Feel;

namespace Anyu.Web.Design;

/// <summary>One field of a form, described by the vocabulary's type and texts.</summary>
/// <param name="Name">The name it is posted under; also its id in the page.</param>
/// <param name="Label">The question or label.</param>
/// <param name="Type">What kind of answer it takes.</param>
internal sealed record Field(string Name, Bilingual Label, FeelType Type)
{
    /// <summary>The path of the fact it asks for, so that a problem that names the fact is shown here; null where there is none.</summary>
    public string? About { get; init; }

    /// <summary>A short help under the label.</summary>
    public Bilingual? Hint { get; init; }

    /// <summary>The answers to choose from, for codes, and places found by a name.</summary>
    public ImmutableArray<CodeItem> Options { get; init; } = [];

    /// <summary>What was entered before, as entered: <c>true</c>, <c>2024-3-1</c>, <c>3600</c>, a code, a place code.</summary>
    public string? Value { get; init; }

    /// <summary>What is wrong with it; shown at the field and linked from the summary.</summary>
    public Problem? Error { get; init; }

    /// <summary>Whether several of the options may be ticked.</summary>
    public bool Many { get; init; }

    /// <summary>Whether it is folded away under its label, because few need it.</summary>
    public bool Folded { get; init; }

    /// <summary>Whether the text may take several lines.</summary>
    public bool Long { get; init; }

    /// <summary>Whether the label is the page's only heading.</summary>
    public bool Heading { get; init; }

    /// <summary>The id of the element that takes the focus when the summary's link is followed.</summary>
    public string FocusId => Type switch
    {
        FeelType.Date => Name + "-year",
        FeelType.Boolean => Name + "-true",
        _ when Options.Length > 0 => Name + "-" + Options[0].Code,
        FeelType.List => Name + "-0",
        _ => Name,
    };
}
