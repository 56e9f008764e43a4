using System.Collections.Immutable;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>A question that would settle something: one fact, asked in plain words.</summary>
/// <param name="Path">The fact, as <see cref="FamilyStatement.Answer"/> takes it.</param>
/// <param name="Question">The question.</param>
/// <param name="Hint">A short help, or null.</param>
/// <param name="Type">The type of the answer; a number of unit one for a collection ("how many").</param>
/// <param name="Options">The codes to choose from; empty for other types.</param>
/// <param name="Sensitivity">How carefully the answer must be handled.</param>
/// <param name="Settles">How many open answers name this fact.</param>
/// <param name="IsCollection">Whether it asks how many members a collection has.</param>
public sealed record FactQuestion(
    string Path,
    Bilingual Question,
    Bilingual? Hint,
    FeelType Type,
    ImmutableArray<CodeItem> Options,
    Sensitivity Sensitivity,
    int Settles,
    bool IsCollection);
