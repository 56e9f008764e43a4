using System.Collections.Immutable;

namespace Anyu.Law;

/// <summary>The records a benefit is decided for.</summary>
/// <param name="roles">The roles, in the order of the benefit.</param>
/// <param name="records">Who stands in them.</param>
/// <param name="index">Knows what people call them.</param>
internal sealed class Subject(ImmutableArray<string> roles, ImmutableArray<FactRecord> records, LawIndex index)
{
    private SubjectPaths? paths;

    public ImmutableArray<FactRecord> Records { get; } = records;

    /// <summary>Role → path.</summary>
    public SubjectPaths Paths => paths ??= new SubjectPaths([.. roles.Select((role, i) => KeyValuePair.Create(role, Records[i].Path))], index);
}
