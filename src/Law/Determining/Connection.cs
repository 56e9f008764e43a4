using System.Collections.Immutable;
using Anyu.Feel;

namespace Anyu.Law;

/// <summary>Which date and whose law decide one benefit for one subject.</summary>
/// <param name="LawDate">The date of the selecting event; null while it is missing.</param>
/// <param name="ExistenceMissing">The facts on which it depends whether the subject exists.</param>
/// <param name="Missing">The facts that decide date and place; when there are any, nothing can be decided.</param>
internal readonly record struct Connection(DateOnly? LawDate, ImmutableArray<string> ExistenceMissing, ImmutableArray<string> Missing)
{
    /// <summary>The deciding division; null when no place connects.</summary>
    public string? Place { get; private init; }

    /// <summary>Further divisions whose law may be the more favourable.</summary>
    public ImmutableArray<string> OtherPlaces { get; private init; } = [];

    /// <summary>With one more connecting place, which may be unknown or not applicable.</summary>
    public Connection With(FeelValue place) => place.Kind switch
    {
        FeelKind.NotApplicable => this,
        FeelKind.Unknown => this with { Missing = Missing.AddRange(place.Missing) },
        _ when Place is null => this with { Place = place.AsText },
        _ when Place == place.AsText || OtherPlaces.Contains(place.AsText, StringComparer.Ordinal) => this,
        _ => this with { OtherPlaces = OtherPlaces.Add(place.AsText) },
    };
}
