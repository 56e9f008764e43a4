using System.Collections.Immutable;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>Follows every name that leads from one file to another, once everything is read.</summary>
internal sealed class References(
    ImmutableArray<LawDocument> documents,
    LoadContext context,
    ImmutableArray<Adoption> adoptions,
    ProblemSink sink)
{
    private const string BenefitMark = "amountOf ";

    private readonly ImmutableArray<LawBlock> blocks = [.. documents.SelectMany(d => d.Blocks)];

    /// <summary>Reports what leads nowhere, in a circle, or to two places.</summary>
    public void Check()
    {
        CheckIds();
        CheckDocuments();
        CheckSupersedes();
        CheckAdoptions();
        CheckSees();
        CheckCycles();
    }

    private void CheckIds()
    {
        var first = new Dictionary<string, SourceLocation>(StringComparer.Ordinal);
        foreach (var block in blocks.Where(b => b.Id.Length > 0 && !first.TryAdd(b.Id, b.At)))
        {
            sink.Add(LawProblems.DuplicateId(block.At, block.Id, first[block.Id]));
        }
    }

    private void CheckDocuments()
    {
        var slugs = documents.ToLookup(d => d.Slug, StringComparer.Ordinal);
        foreach (var twice in slugs.Where(s => s.Count() > 1))
        {
            sink.Add(LawProblems.DuplicateId(new SourceLocation(twice.Last().File, 1), twice.Key, new SourceLocation(twice.First().File, 1)));
        }

        foreach (var document in documents)
        {
            foreach (var older in document.Supersedes.Where(s => !slugs.Contains(s)))
            {
                var known = slugs.Select(s => s.Key);
                sink.Add(LawProblems.UnknownArticle(new SourceLocation(document.File, 1), older, Nearest.To(older, known)));
            }
        }
    }

    private void CheckSupersedes()
    {
        var provisions = blocks.OfType<Provision>().GroupBy(p => p.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        foreach (var newer in provisions.Values)
        {
            foreach (var id in newer.Supersedes)
            {
                if (!provisions.TryGetValue(id, out var older))
                {
                    sink.Add(LawProblems.UnknownProvision(newer.At, id, Nearest.To(id, provisions.Keys)));
                }
                else if (Start(newer) is { } from && Start(older) is { } before && from <= before)
                {
                    sink.Add(LawProblems.SupersedesBackwards(newer.At, newer.Id, older.Id));
                }
            }
        }
    }

    private DateOnly? Start(Provision provision) => provision.InForce.From
        ?? (provision.InForce.FromAssumedBy is { } id && context.Interpretations.TryGetValue(id, out var by) ? Dates.Parse(by.Default) : null);

    private void CheckAdoptions()
    {
        var ids = blocks.OfType<Provision>().Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var adoption in adoptions.Where(a => !ids.Contains(a.Provision)))
        {
            sink.Add(LawProblems.UnknownProvision(adoption.At ?? new SourceLocation("adoptions"), adoption.Provision, Nearest.To(adoption.Provision, ids)));
        }
    }

    private void CheckSees()
    {
        var addresses = documents.SelectMany(d => d.Articles).Select(a => a.FullAddress).ToHashSet(StringComparer.Ordinal);
        var sees = blocks.OfType<Provision>().Where(p => p.Sees is not null).ToList();
        foreach (var provision in sees.Where(p => !addresses.Contains(p.Sees!)))
        {
            sink.Add(LawProblems.UnknownArticle(provision.At, provision.Sees!, Nearest.To(provision.Sees!, addresses)));
        }

        // An article that refers on for the same benefit hands the question over; two that do so to each other never answer it.
        var edges = sees.ToLookup(p => $"{p.Benefit}@{p.FullArticle}", p => $"{p.Benefit}@{p.Sees}", StringComparer.Ordinal);
        foreach (var circle in Cycles.Find(edges.Select(e => e.Key), n => edges[n]))
        {
            var at = sees.First(p => $"{p.Benefit}@{p.FullArticle}" == circle[0]).At;
            sink.Add(LawProblems.CyclicSee(at, string.Join(" → ", circle.Select(c => c[(c.IndexOf('@', StringComparison.Ordinal) + 1)..]))));
        }
    }

    /// <summary>Benefits need amounts of benefits and meanings of terms; terms need terms and, through their definitions, amounts.</summary>
    private void CheckCycles()
    {
        var provisions = blocks.OfType<Provision>().Where(p => p.Benefit is not null).ToList();
        var edges = provisions.SelectMany(p => Edges(Benefit(p.Benefit!), Uses.Benefits(p), Uses.Elements(p)))
            .Concat(context.Benefits.Values.SelectMany(b => Edges(Benefit(b.Id), Uses.Benefits(b), [])))
            .Concat(blocks.OfType<Definition>().SelectMany(d => Edges($"{d.Entity}.{d.Element}", Uses.Benefits(d), Uses.Elements(d))))
            .Concat(context.Vocabulary.Computes.SelectMany(c => Edges(c.Key, c.Value.Benefits, c.Value.Elements)))
            .Distinct()
            .ToLookup(e => e.From, e => e.To, StringComparer.Ordinal);
        foreach (var circle in Cycles.Find(edges.Select(e => e.Key).Order(StringComparer.Ordinal), n => edges[n]))
        {
            var path = string.Join(" → ", circle);
            var benefit = circle.FirstOrDefault(n => n.StartsWith(BenefitMark, StringComparison.Ordinal));
            sink.Add(benefit is not null
                ? LawProblems.CyclicBenefits(context.Benefits[benefit[BenefitMark.Length..]].At, path)
                : LawProblems.CyclicTerms(PlaceOf(circle), path));
        }
    }

    private static string Benefit(string id) => BenefitMark + id;

    private static IEnumerable<(string From, string To)> Edges(string from, IEnumerable<string> benefits, IEnumerable<ElementUse> elements) =>
        benefits.Select(b => (from, Benefit(b))).Concat(elements.Select(e => (from, $"{e.Entity}.{e.Element}")));

    private SourceLocation PlaceOf(IReadOnlyList<string> circle) =>
        blocks.OfType<Definition>().FirstOrDefault(d => circle.Contains($"{d.Entity}.{d.Element}", StringComparer.Ordinal))?.At
        ?? context.Vocabulary.Schema.FindEntity(circle[0].Split('.')[0])?.Find(circle[0].Split('.')[1])?.At
        ?? new SourceLocation("vocabulary");
}
