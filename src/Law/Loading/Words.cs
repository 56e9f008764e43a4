using System.Collections.Immutable;
using Anyu.Feel;

namespace Anyu.Law;

/// <summary>The fixed words of the content format and what they mean.</summary>
internal static class Words
{
    /// <summary>Block kinds.</summary>
    public static ImmutableArray<string> Blocks { get; } =
        ["provision", "definition", "interpretation", "measure", "target", "service", "plan", "not-for-software"];

    /// <summary>How binding a sentence is.</summary>
    public static ImmutableSortedDictionary<string, Force> Forces { get; } = Table(
        ("must", Force.Must), ("encourage", Force.Encourage), ("may", Force.May), ("planned", Force.Planned), ("reported", Force.Reported));

    /// <summary>How a number binds.</summary>
    public static ImmutableSortedDictionary<string, Relation> Relations { get; } = Table(
        ("exact", Relation.Exact), ("at-least", Relation.AtLeast), ("at-most", Relation.AtMost), ("average", Relation.Average));

    /// <summary>How the number of an aim binds.</summary>
    public static ImmutableSortedDictionary<string, string> TargetRelations { get; } = Same("exact", "at-least", "at-most", "above", "below");

    /// <summary>Periods.</summary>
    public static ImmutableSortedDictionary<string, string> Periods { get; } = Same("once", "year", "month", "stay", "day");

    /// <summary>What a benefit gives.</summary>
    public static ImmutableSortedDictionary<string, BenefitKind> BenefitKinds { get; } = Table(
        ("days", BenefitKind.Days), ("money", BenefitKind.Money), ("rate", BenefitKind.Rate), ("cap", BenefitKind.Cap), ("count", BenefitKind.Count),
        ("priority", BenefitKind.Priority), ("waiver", BenefitKind.Waiver), ("service", BenefitKind.Service),
        ("protection", BenefitKind.Protection), ("standard", BenefitKind.Standard));

    /// <summary>Groups under which pages list benefits.</summary>
    public static ImmutableSortedDictionary<string, string> Groups { get; } = Same(
        "birth-policy", "health", "leave", "protection", "money", "insurance", "tax", "housing", "education", "childcare", "employment", "special-family");

    /// <summary>Units of numbers.</summary>
    public static ImmutableSortedDictionary<string, Unit> Units { get; } = Table(
        ("one", Unit.One), ("day", Unit.Day), ("month", Unit.Month), ("year", Unit.Year), ("hour", Unit.Hour), ("yuan", Unit.Yuan),
        ("percent", Unit.Percent), ("child", Unit.Child), ("place-slot", Unit.PlaceSlot), ("person", Unit.Person), ("level", Unit.Level));

    /// <summary>How carefully an element is handled.</summary>
    public static ImmutableSortedDictionary<string, Sensitivity> Sensitivities { get; } = Table(
        ("public", Sensitivity.Public), ("personal", Sensitivity.Personal), ("sensitive", Sensitivity.Sensitive));

    /// <summary>Whether somebody answers for the source.</summary>
    public static ImmutableSortedDictionary<string, bool> Statuses { get; } = Table(("confirmed", true), ("unconfirmed", false));

    /// <summary>What a law file is.</summary>
    public static ImmutableSortedDictionary<string, DocumentKind> DocumentKinds { get; } = Table(
        ("document", DocumentKind.Document), ("reference", DocumentKind.Reference), ("interpretations", DocumentKind.Interpretations));

    /// <summary>Operations, by the key that writes them.</summary>
    public static ImmutableSortedDictionary<string, Operation> Operations { get; } = Table(
        ("set", Operation.Set), ("add", Operation.Add), ("raise to", Operation.RaiseTo), ("cap at", Operation.CapAt),
        ("standard-at-least", Operation.StandardAtLeast), ("waive", Operation.Waive), ("grant", Operation.Grant),
        ("forbid", Operation.Forbid), ("see", Operation.See), ("qualifies", Operation.Qualify));

    /// <summary>What a decision table does when several rows fit.</summary>
    public static ImmutableSortedDictionary<string, HitPolicy> HitPolicies { get; } = Table(
        ("unique", HitPolicy.Unique), ("first", HitPolicy.First), ("priority", HitPolicy.Priority),
        ("collect sum", HitPolicy.CollectSum), ("collect max", HitPolicy.CollectMax));

    private static ImmutableSortedDictionary<string, T> Table<T>(params ReadOnlySpan<(string Word, T Meaning)> rows)
    {
        var table = ImmutableSortedDictionary.CreateBuilder<string, T>(StringComparer.Ordinal);
        foreach (var (word, meaning) in rows)
        {
            table.Add(word, meaning);
        }

        return table.ToImmutable();
    }

    private static ImmutableSortedDictionary<string, string> Same(params ReadOnlySpan<string> words)
    {
        var table = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var word in words)
        {
            table.Add(word, word);
        }

        return table.ToImmutable();
    }
}
