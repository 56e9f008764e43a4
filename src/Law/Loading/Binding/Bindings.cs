using System.Collections.Frozen;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>Completes the world of expressions: what <c>setting()</c> and <c>amountOf()</c> give, and the computed elements.</summary>
internal static class Bindings
{
    /// <summary>The vocabulary with a code list for the options of each interpretation, so that a misspelt option is a compile error.</summary>
    public static Vocabulary WithSettings(Vocabulary vocabulary, IEnumerable<Interpretation> interpretations)
    {
        var lists = interpretations.Where(i => i.Type == "option")
            .Select(i => new CodeList(OptionsOf(i.Id), i.Question, null, [.. i.Options.Select(o => new CodeItem(o.Key, o.Value))]));
        return vocabulary with { Schema = new Schema(vocabulary.Schema.Entities, [.. vocabulary.Schema.CodeLists, .. lists]) };
    }

    /// <summary>The factory of scopes.</summary>
    public static ScopeFactory Scopes(
        Vocabulary vocabulary, IReadOnlyCollection<Interpretation> interpretations, IEnumerable<BenefitOutline> benefits, PlaceTree places)
    {
        var known = benefits.DistinctBy(b => b.Id, StringComparer.Ordinal).ToList();
        return new ScopeFactory(
            vocabulary,
            new NamedValues(
                interpretations.ToFrozenDictionary(i => i.Id, TypeOf, StringComparer.Ordinal),
                interpretations.ToFrozenDictionary(i => i.Id, i => i.Question, StringComparer.Ordinal)),
            new NamedValues(
                known.ToFrozenDictionary(b => b.Id, b => (FeelType)new FeelType.Number(b.Unit), StringComparer.Ordinal),
                known.ToFrozenDictionary(b => b.Id, b => b.Label, StringComparer.Ordinal)),
            places);
    }

    /// <summary>The vocabulary with its entity scopes and bound computed elements.</summary>
    public static Vocabulary WithComputes(Vocabulary vocabulary, ScopeFactory scopes, ProblemSink sink)
    {
        var entityScopes = vocabulary.Schema.Entities.ToFrozenDictionary(e => e.Id, e => scopes.ForEntity(e.Id), StringComparer.Ordinal);
        var computes = new Dictionary<string, FeelExpression>(StringComparer.Ordinal);
        foreach (var entity in vocabulary.Schema.Entities)
        {
            foreach (var element in entity.Elements.Where(e => e.Compute is not null))
            {
                // The place of the expression inside the element's mapping is not kept; its line is the element's.
                var at = element.At is { } place ? place with { Column = 0 } : null;
                var result = FeelCompiler.Compile(element.Compute!, entityScopes[entity.Id], element.Type, at);
                sink.AddRange(result.Problems);
                if (result.Value is { } bound)
                {
                    computes[$"{entity.Id}.{element.Name}"] = bound;
                }
            }
        }

        return vocabulary with { WorldScope = scopes.World(), EntityScopes = entityScopes, Computes = computes.ToFrozenDictionary(StringComparer.Ordinal) };
    }

    /// <summary>The id of the code list that holds the options of an interpretation.</summary>
    public static string OptionsOf(string interpretation) => $"setting/{interpretation}";

    private static FeelType TypeOf(Interpretation interpretation) => interpretation.Type switch
    {
        "date" => new FeelType.Date(),
        "number" => new FeelType.Number(interpretation.Unit),
        _ => new FeelType.Code(OptionsOf(interpretation.Id)),
    };
}
