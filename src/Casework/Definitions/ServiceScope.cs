using System.Collections.Frozen;
using System.Collections.Immutable;
using Anyu.Feel;
using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Casework;

/// <summary>The names that the expressions of a service may use: its subjects and the day.</summary>
internal static class ServiceScope
{
    public static Scope Of(Lawbook book, ImmutableSortedDictionary<string, string> subjects)
    {
        var variables = subjects
            .Select((s, i) => new Variable(s.Key, new FeelType.Record(s.Value), i, book.Vocabulary.Labels.TryGetValue(s.Key, out var label) ? label : null))
            .Append(new Variable(FactFrame.Today, new FeelType.Date(), subjects.Count, new Bilingual("办理当日", "the day")));
        return new Scope(book.Vocabulary.Schema, [.. variables], FrozenDictionary<string, FeelType>.Empty, FrozenDictionary<string, FeelType>.Empty)
        {
            PlaceLabel = code => PlaceCode.TryParse(code, out var place, out _) && book.Places.Find(place) is { } found ? found.Name : null,
        };
    }

    /// <summary>The facts that an expression reads, such as <c>mother.birthDate</c>, by the subjects of a service.</summary>
    public static IEnumerable<string> Reads(ServiceDefinition service, FeelExpression expression) =>
        from use in expression.Elements
        from subject in service.Subjects
        where subject.Value == use.Entity && expression.Source.Contains($"{subject.Key}.{use.Element}", StringComparison.Ordinal)
        select $"{subject.Key}.{use.Element}";
}
