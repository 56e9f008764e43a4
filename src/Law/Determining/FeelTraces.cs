using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>Finds in a trace what decided it, and says it in words.</summary>
internal static class FeelTraces
{
    /// <summary>The innermost conditions that are no: of a conjunction those that failed, of a disjunction all.</summary>
    public static IEnumerable<FeelTrace> Failing(FeelTrace trace)
    {
        var failed = trace.Children.Where(c => c.Value.Kind == FeelKind.Boolean && !c.Value.AsBoolean).ToArray();
        return trace.Value.Kind == FeelKind.Boolean && !trace.Value.AsBoolean && failed.Length > 0 ? failed.SelectMany(Failing) : [trace];
    }

    /// <summary>A failed condition with the facts that failed it.</summary>
    public static Bilingual Reason(FeelTrace trace, Vocabulary vocabulary)
    {
        var facts = FactsOf(trace).DistinctBy(f => f.FactPath, StringComparer.Ordinal).ToArray();
        string Facts(Language language) => string.Join(language == Language.Zh ? "；" : "; ", facts.Select(f =>
            FactPaths.Describe(f.FactPath!, vocabulary).In(language) + (language == Language.Zh ? "：" : ": ") + FactText.Of(f.FactPath!, f.Value, vocabulary, language)));
        var known = facts.Length > 0;
        return new Bilingual(
            $"需要“{trace.Rendered.Zh}”" + (known ? $"（{Facts(Language.Zh)}）" : ""),
            $"Needs “{trace.Rendered.En}”" + (known ? $" ({Facts(Language.En)})" : ""));
    }

    /// <summary>A provision's condition in words, when no trace was kept.</summary>
    public static Bilingual ConditionOf(Provision provision)
    {
        var when = provision.When?.All.FirstOrDefault();
        return when is null ? new Bilingual(provision.Id, provision.Id) : new Bilingual(when.Render(Language.Zh), when.Render(Language.En));
    }

    private static IEnumerable<FeelTrace> FactsOf(FeelTrace trace) =>
        trace.FactPath is not null && trace.Value.IsKnown && trace.Value.Kind is not (FeelKind.Record or FeelKind.List) ? [trace] : trace.Children.SelectMany(FactsOf);
}
