using System.Collections.Frozen;
using System.Collections.Immutable;
using Anyu.Feel;

namespace Anyu.Law;

/// <summary>Which benefits change, or may change, with each interpretation: directly, through the meaning of a term, or through another benefit.</summary>
public static class OpenPoints
{
    private const string BenefitMark = "benefit ";

    /// <summary>For each interpretation that bears on a benefit, those benefits in the order of their ids.</summary>
    /// <param name="book">The lawbook.</param>
    public static FrozenDictionary<string, ImmutableArray<Benefit>> Affect(Lawbook book)
    {
        var graph = new Graph(book);
        return book.Benefits.Values
            .OrderBy(b => b.Id, StringComparer.Ordinal)
            .SelectMany(b => graph.PointsFrom(BenefitMark + b.Id).Select(point => (Point: point, Benefit: b)))
            .GroupBy(p => p.Point, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.Select(p => p.Benefit).ToImmutableArray(), StringComparer.Ordinal);
    }

    /// <summary>What rests on what: benefits and terms as nodes, each with the interpretations it asks for itself.</summary>
    private sealed class Graph
    {
        private readonly Dictionary<string, HashSet<string>> restsOn = new(StringComparer.Ordinal);
        private readonly Dictionary<string, HashSet<string>> asks = new(StringComparer.Ordinal);

        public Graph(Lawbook book)
        {
            foreach (var benefit in book.Benefits.Values)
            {
                Add(BenefitMark + benefit.Id, Uses.Expressions(benefit).SelectMany(e => e.Settings), Uses.Benefits(benefit), Uses.Expressions(benefit).SelectMany(e => e.Elements));
            }

            foreach (var provision in book.Provisions.Values)
            {
                foreach (var benefit in Concerned(provision))
                {
                    Add(BenefitMark + benefit, provision.Uses.Concat(Assumed(provision.InForce)), Uses.Benefits(provision), Uses.Elements(provision));
                }
            }

            foreach (var definition in book.Definitions.Values)
            {
                Add(Term(definition.Entity, definition.Element), definition.Uses.Concat(Assumed(definition.InForce)), Uses.Benefits(definition), Uses.Elements(definition));
            }

            foreach (var (term, compute) in book.Vocabulary.Computes)
            {
                Add(term, compute.Settings, compute.Benefits, compute.Elements);
            }
        }

        /// <summary>Every interpretation that the node rests on, at whatever distance.</summary>
        public IEnumerable<string> PointsFrom(string node)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal) { node };
            var ahead = new Stack<string>(seen);
            while (ahead.TryPop(out var next))
            {
                foreach (var further in restsOn.GetValueOrDefault(next, []).Where(seen.Add))
                {
                    ahead.Push(further);
                }
            }

            return seen.SelectMany(n => asks.GetValueOrDefault(n, [])).Distinct(StringComparer.Ordinal);
        }

        private static IEnumerable<string> Concerned(Provision provision) =>
            provision.AppliesTo.Select(a => a.Split('/')[0]).Append(provision.Benefit).OfType<string>().Distinct(StringComparer.Ordinal);

        private static IEnumerable<string> Assumed(Validity validity) => validity.FromAssumedBy is { } point ? [point] : [];

        private static string Term(string entity, string element) => $"{entity}.{element}";

        private void Add(string node, IEnumerable<string> points, IEnumerable<string> benefits, IEnumerable<ElementUse> elements)
        {
            Of(asks, node).UnionWith(points);
            Of(restsOn, node).UnionWith(benefits.Select(b => BenefitMark + b).Concat(elements.Select(e => Term(e.Entity, e.Element))));
        }

        private static HashSet<string> Of(Dictionary<string, HashSet<string>> sets, string node) =>
            sets.TryGetValue(node, out var set) ? set : sets[node] = new HashSet<string>(StringComparer.Ordinal);
    }
}
