using System.Collections.Immutable;
using Anyu.Law;
using Xunit;

namespace Anyu.Unit.Law;

/// <summary>The real lawbook, loaded once for all tests of a run.</summary>
internal static class Library
{
    /// <summary>The content folder of the working tree.</summary>
    public static string Content { get; } = Repository.At("content");

    private static readonly Lazy<Lawbook> Loaded = new(() =>
    {
        var outcome = LawLibrary.Load(Content);
        return outcome.Book ?? throw new InvalidOperationException(string.Join('\n', outcome.Problems));
    });

    /// <summary>The lawbook.</summary>
    public static Lawbook Book => Loaded.Value;

    /// <summary>A family from YAML; the test fails when it cannot be read.</summary>
    public static FamilyStatement Family(string yaml)
    {
        var statement = FamilyStatement.Parse(yaml, "family.yaml", Book);
        Assert.True(statement.Succeeded, statement.Succeeded ? "" : string.Join('\n', statement.Problems));
        return statement.Value;
    }

    /// <summary>A question about one benefit.</summary>
    public static DecisionRequest Ask(string benefit, string on, string? place, params (string Id, string Option)[] settings) => new(
        Day(on), place, settings.ToImmutableSortedDictionary(s => s.Id, s => s.Option, StringComparer.Ordinal), [benefit], Explain: true);

    /// <summary>The one answer about one benefit.</summary>
    public static Determination Decide(string benefit, string on, string? place, string yaml, params (string Id, string Option)[] settings) =>
        Assert.Single(Determiner.Decide(Book, Family(yaml), Ask(benefit, on, place, settings)));

    /// <summary>A date as content writes it.</summary>
    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
