using System.Collections.Frozen;
using Anyu.Feel;

namespace Anyu.Law;

/// <summary>How far a value that was worked out once holds in one asking.</summary>
internal enum Reach
{
    /// <summary>Whatever the law.</summary>
    Asking,

    /// <summary>Under the law of one place and day.</summary>
    Law,

    /// <summary>For one decision: it depends on the benefit or on the document that is read.</summary>
    Decision,
}

/// <summary>How far the values of computed elements and law terms hold, by what they read.</summary>
internal sealed class Reaches(Vocabulary vocabulary, IEnumerable<Definition> definitions)
{
    /// <summary>Deeper than any vocabulary nests; a circle ends here.</summary>
    private const int Deepest = 32;

    private readonly ILookup<ElementUse, Definition> definitionsOf = definitions.ToLookup(d => new ElementUse(d.Entity, d.Element));

    /// <summary>Every element of the vocabulary.</summary>
    public FrozenDictionary<ElementUse, Reach> ByElement() => vocabulary.Schema.Entities
        .SelectMany(e => e.Elements.Select(x => new ElementUse(e.Id, x.Name)))
        .ToFrozenDictionary(u => u, u => Of(u, 0));

    private Reach Of(ElementUse use, int depth)
    {
        if (depth == Deepest)
        {
            return Reach.Decision;
        }

        if (vocabulary.Computes.TryGetValue($"{use.Entity}.{use.Element}", out var computed))
        {
            return Of([computed], Reach.Asking, depth);
        }

        return vocabulary.Schema.FindEntity(use.Entity)!.Find(use.Element)!.Law ? OfTerm(definitionsOf[use], depth) : Reach.Asking;
    }

    private Reach OfTerm(IEnumerable<Definition> meanings, int depth) =>
        meanings.Any(d => !d.Benefits.IsEmpty || d.Scope is { By: not null } or { Plain: "document" })
            ? Reach.Decision
            : Of(meanings.SelectMany(d => d.Covers is { } covers ? d.Value.All.Concat(covers.All) : d.Value.All), Reach.Law, depth);

    private Reach Of(IEnumerable<FeelExpression> expressions, Reach reach, int depth)
    {
        foreach (var expression in expressions)
        {
            reach = (Reach)Math.Max((int)reach, (int)(!expression.Benefits.IsEmpty ? Reach.Decision : ReadsLawDate(expression.Root) ? Reach.Law : Reach.Asking));
            foreach (var use in expression.Elements)
            {
                reach = (Reach)Math.Max((int)reach, (int)Of(use, depth + 1));
            }
        }

        return reach;
    }

    private static bool ReadsLawDate(FeelNode node) => node is FeelNode.VariableRead { Variable.Name: "lawDate" } || node.Children.Any(ReadsLawDate);
}
