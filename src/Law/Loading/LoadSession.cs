using System.Collections.Frozen;
using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>
/// One reading of the content: files → vocabulary and divisions → interpretations → benefits → documents → references → lawbook.
/// Each step needs the names of the one before; within a step files are read in parallel, each with its own sink.
/// </summary>
internal sealed class LoadSession(string root, ContentFiles files, ReformDraft? reform = null)
{
    private readonly ProblemSink sink = new();

    /// <summary>Reads everything.</summary>
    public LoadOutcome Run()
    {
        var vocabulary = new VocabularyLoader(sink).Load(files);
        var places = ReadPlaces();
        var calendar = ReadCalendar();
        var raws = InParallel(files.In("law", ".md"), ReadRaw);
        raws = reform?.Applied(raws, sink) ?? raws;
        var interpretations = ReadInterpretations(raws);
        vocabulary = Bindings.WithSettings(vocabulary, interpretations.Values);
        var outlines = InParallel(files.In("benefits", ".yaml").Where(f => !f.Path.EndsWith(".cases.yaml", StringComparison.Ordinal)), ReadBenefitMap);
        var scopes = Bindings.Scopes(vocabulary, [.. interpretations.Values], outlines.Select(o => BenefitReader.Outline(o.File, o.Map)), places);
        vocabulary = Bindings.WithComputes(vocabulary, scopes, sink);
        var benefits = Unique(InParallel(outlines, (o, s) => new BenefitReader(o.File, o.Map, vocabulary, s).Read(scopes)));
        var context = new LoadContext(vocabulary, places, scopes, interpretations, benefits);
        var documents = InParallel(raws, (r, s) => DocumentReader.Read(r.File, r.Raw, context, s));
        var adoptions = files.In("adoptions", ".yaml").SelectMany(f => AdoptionReader.Read(f, context, sink))
            .Concat(reform?.Adoptions.Select(a => AdoptionReader.ReadOne(new MapReader(a, sink, "adopt"), context)) ?? []).ToImmutableArray();
        var cases = InParallel(files.In("benefits", ".cases.yaml"), (f, s) => (object)new CaseReader(f, context, s).Read())
            .SelectMany(c => (ImmutableArray<WorkedCase>)c).ToImmutableArray();
        var commitments = files.All.FirstOrDefault(f => f.Path == CommitmentReader.Path) is { } list ? CommitmentReader.Read(list, sink) : [];
        new References(documents, context, adoptions, sink).Check();
        var book = sink.Errors > 0 ? null : Assemble(documents, context, adoptions, cases, commitments, calendar);
        return new LoadOutcome(book, ProblemOrder.Sorted(sink.Problems), Count(documents, outlines.Length, cases.Length));
    }

    private PlaceTree ReadPlaces()
    {
        var csv = files.In("places", ".csv").Where(f => f.Stem != "changes").Select(f => new PlaceFile(f.Path, f.Bytes)).ToList();
        var result = PlaceTreeReader.Read(csv);
        sink.AddRange(result.Problems);
        return result.Value ?? PlaceTreeReader.Read([]).Value!;
    }

    /// <summary>The working calendar; null where there is none, or none that can be read.</summary>
    private WorkingCalendar? ReadCalendar()
    {
        var found = files.In("calendars", ".csv").ToList();
        foreach (var second in found.Skip(1))
        {
            sink.Add(LawProblems.SecondCalendar(new SourceLocation(second.Path), found[0].Path));
        }

        if (found is not [var file, ..] || file.Text(sink) is not { } text)
        {
            return null;
        }

        var calendar = WorkingCalendar.Read(file.Path, text);
        sink.AddRange(calendar.Problems);
        return calendar.Value;
    }

    private static (ContentFile File, RawDocument Raw)? ReadRaw(ContentFile file, ProblemSink sink) =>
        file.Text(sink) is { } text && LiterateParser.Parse(file.Path, text, sink) is { } raw ? (file, raw) : null;

    private static (ContentFile File, YamlMap Map)? ReadBenefitMap(ContentFile file, ProblemSink sink) =>
        file.Text(sink) is { } text && YamlFiles.Map(text, file.Path, sink) is { } map ? (file, map) : null;

    private ImmutableSortedDictionary<string, Interpretation> ReadInterpretations(ImmutableArray<(ContentFile File, RawDocument Raw)> raws)
    {
        var found = ImmutableSortedDictionary.CreateBuilder<string, Interpretation>(StringComparer.Ordinal);
        foreach (var interpretation in raws.SelectMany(r => DocumentReader.Interpretations(r.File, r.Raw, sink)))
        {
            if (!found.TryAdd(interpretation.Id, interpretation))
            {
                sink.Add(LawProblems.DuplicateId(interpretation.At, interpretation.Id, found[interpretation.Id].At));
            }
        }

        return found.ToImmutable();
    }

    private ImmutableSortedDictionary<string, Benefit> Unique(ImmutableArray<Benefit> benefits)
    {
        var found = ImmutableSortedDictionary.CreateBuilder<string, Benefit>(StringComparer.Ordinal);
        foreach (var benefit in benefits.Where(b => !found.TryAdd(b.Id, b)))
        {
            sink.Add(LawProblems.DuplicateId(benefit.At, benefit.Id, found[benefit.Id].At));
        }

        return found.ToImmutable();
    }

    private Lawbook Assemble(
        ImmutableArray<LawDocument> documents,
        LoadContext context,
        ImmutableArray<Adoption> adoptions,
        ImmutableArray<WorkedCase> cases,
        ImmutableArray<Commitment> commitments,
        WorkingCalendar? calendar)
    {
        var blocks = documents.SelectMany(d => d.Blocks).ToList();
        return new Lawbook
        {
            Documents = documents.ToImmutableSortedDictionary(d => d.Slug, d => d, StringComparer.Ordinal),
            Benefits = context.Benefits,
            Vocabulary = context.Vocabulary,
            Places = context.Places,
            Provisions = blocks.OfType<Provision>().ToFrozenDictionary(p => p.Id, StringComparer.Ordinal),
            Definitions = blocks.OfType<Definition>().ToFrozenDictionary(d => d.Id, StringComparer.Ordinal),
            Interpretations = context.Interpretations,
            Adoptions = adoptions,
            Cases = cases,
            Commitments = commitments,
            Calendar = calendar,
            Hash = files.Hash(),
            Root = root,
            FileHashes = files.All.ToImmutableSortedDictionary(f => f.Path, f => f.Hash, StringComparer.Ordinal),
        };
    }

    private LoadCounts Count(ImmutableArray<LawDocument> documents, int benefits, int cases)
    {
        var blocks = documents.SelectMany(d => d.Blocks).ToLookup(b => b.Kind, StringComparer.Ordinal);
        var law = blocks["provision"].Count() + blocks["definition"].Count() + blocks["interpretation"].Count();
        return new LoadCounts(
            files.All.Length,
            documents.Length,
            documents.Sum(d => d.Articles.Length),
            blocks["provision"].Count(),
            blocks["definition"].Count(),
            blocks["interpretation"].Count(),
            blocks.Sum(b => b.Count()) - law,
            benefits,
            cases);
    }

    private ImmutableArray<TOut> InParallel<TIn, TOut>(IEnumerable<TIn> inputs, Func<TIn, ProblemSink, TOut?> read)
        where TOut : class
    {
        var rows = Run(inputs, read);
        return [.. rows.OfType<TOut>()];
    }

    private ImmutableArray<TOut> InParallel<TIn, TOut>(IEnumerable<TIn> inputs, Func<TIn, ProblemSink, TOut?> read)
        where TOut : struct
    {
        var rows = Run(inputs, read);
        return [.. rows.OfType<TOut>()];
    }

    private TOut[] Run<TIn, TOut>(IEnumerable<TIn> inputs, Func<TIn, ProblemSink, TOut> read)
    {
        var work = inputs.ToArray();
        var results = new TOut[work.Length];
        var sinks = new ProblemSink[work.Length];
        Parallel.For(0, work.Length, i =>
        {
            sinks[i] = new ProblemSink();
            results[i] = read(work[i], sinks[i]);
        });
        foreach (var own in sinks)
        {
            sink.AddRange(own.Problems);
        }

        return results;
    }
}
