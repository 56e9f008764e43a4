using System.Collections.Immutable;

namespace Anyu.Feel;

/// <summary>What expressions rest on: interpretations, benefits and elements, each sorted and once.</summary>
internal sealed record NodeUses(ImmutableArray<string> Settings, ImmutableArray<string> Benefits, ImmutableArray<ElementUse> Elements)
{
    public static NodeUses Of(IEnumerable<FeelNode> roots)
    {
        var nodes = roots.SelectMany(r => r.SelfAndDescendants()).ToList();
        return new NodeUses(
            Sorted(nodes.OfType<FeelNode.Setting>().Select(s => s.Interpretation)),
            Sorted(nodes.OfType<FeelNode.AmountOf>().Select(a => a.Benefit)),
            [
                .. nodes.Select(Use).OfType<ElementUse>().Distinct()
                    .OrderBy(u => u.Entity, StringComparer.Ordinal).ThenBy(u => u.Element, StringComparer.Ordinal),
            ]);
    }

    private static ElementUse? Use(FeelNode node) => node switch
    {
        FeelNode.ElementRead read => new ElementUse(read.Entity.Id, read.Element.Name),
        FeelNode.Projection read => new ElementUse(read.Entity.Id, read.Element.Name),
        _ => null,
    };

    private static ImmutableArray<string> Sorted(IEnumerable<string> ids) => [.. ids.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
