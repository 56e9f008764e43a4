using System.Collections.Immutable;
using System.Globalization;
using Anyu.Feel;

namespace Anyu.Law;

/// <summary>
/// The lawbook's benefits compiled into columns: every answer that <see cref="Determiner"/> gives a family, for each row of a population. What columns do not hold
/// is decided row by row by the walker and named in <see cref="Walked"/>. Immutable; each thread runs it in a <see cref="BatchRun"/> of its own.
/// </summary>
public sealed class BatchPlan
{
    private BatchPlan(ImmutableArray<BatchWorld> worlds, ColumnPlan columns, ImmutableArray<BatchResult> handed, ImmutableArray<BatchAnswer> answers, ImmutableArray<WalkedBenefit> walked) =>
        (Worlds, Columns, Handed, Answers, Walked) = (worlds, columns, handed, answers, walked);

    /// <summary>The answers, those in columns first.</summary>
    public ImmutableArray<BatchAnswer> Answers { get; }

    /// <summary>The benefits that are decided row by row.</summary>
    public ImmutableArray<WalkedBenefit> Walked { get; }

    /// <summary>The compiled columns.</summary>
    public ColumnPlan Columns { get; }

    /// <summary>How many of the answers are in columns.</summary>
    public int InColumns => Answers.Length - Answers.Count(a => Walked.Any(w => w.Benefit.Id == a.Benefit.Id));

    /// <summary>How many results an answer's numbers count: four for each; those not asked for are not handed over.</summary>
    public int Results => Answers.Length * BatchAnswer.ResultsPerAnswer;

    /// <summary>The laws laid beside each other, in columns they share.</summary>
    internal ImmutableArray<BatchWorld> Worlds { get; }

    /// <summary>What is asked.</summary>
    internal BatchRequest Request => Worlds[0].Request;

    /// <summary>What each result of the columns is.</summary>
    internal ImmutableArray<BatchResult> Handed { get; }

    /// <summary>Compiles.</summary>
    /// <param name="book">The lawbook.</param>
    /// <param name="schema">The columns of the population, named by the paths of facts (<see cref="ColumnSchema"/>).</param>
    /// <param name="request">What is asked.</param>
    public static BatchPlan Of(Lawbook book, ColumnSchema schema, BatchRequest request) => Of([book], schema, request);

    /// <summary>Compiles several laws beside each other: every answer of the first, and of each other those that may differ from it. What they share is worked out once.</summary>
    /// <param name="laws">The lawbooks, of one vocabulary.</param>
    /// <param name="schema">The columns of the population.</param>
    /// <param name="request">What is asked.</param>
    public static BatchPlan Of(ImmutableArray<Lawbook> laws, ColumnSchema schema, BatchRequest request) =>
        Of(laws, schema, request, [.. laws.Select((book, law) => law == 0 ? null : TouchedBenefits.Between(laws[0], book))]);

    /// <summary>The same, with the benefits that each law is asked of; null: all.</summary>
    internal static BatchPlan Of(ImmutableArray<Lawbook> laws, ColumnSchema schema, BatchRequest request, ImmutableArray<ImmutableHashSet<string>?> asked)
    {
        var first = new BatchWorld(laws[0], schema, request);
        ImmutableArray<BatchWorld> worlds = [first, .. laws.Skip(1).Select(book => new BatchWorld(book, schema, request, first))];
        var walked = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var compiled = worlds.SelectMany((world, law) => CompileAll(world, law, asked[law], walked)).ToList();
        compiled.RemoveAll(c => walked.ContainsKey(c.Answer.Benefit.Id));
        var plain = compiled.Where(c => c.Answer.Law == 0).ToDictionary(c => c.Answer.Key, c => c.Results, StringComparer.Ordinal);
        // Columns that are the same say nothing about the rows left to the walker, which reads what columns leave out.
        compiled.RemoveAll(c => c.Answer.Law > 0 && ((TruthColumn)c.Results[0]).Yes.IsFalse && plain[c.Answer.Key].SequenceEqual(c.Results));
        var answers = compiled.Select((c, i) => c.Answer with { Number = i }).ToImmutableArray();
        var handed = compiled.SelectMany((c, i) => c.Results.Select((value, part) => (Value: value, Result: new BatchResult(i, part - 1)))
            .Where(r => r.Result.IsWalk ? !((TruthColumn)r.Value).Yes.IsFalse : request.Parts.HasFlag(r.Result.Part))).ToImmutableArray();
        var columns = new ColumnPlan(schema, first.Algebra.Texts, [.. handed.Select(h => h.Result.NameIn(answers))], [.. handed.Select(h => h.Value)]);
        ImmutableArray<WalkedBenefit> leftOver = [.. walked.Select(w => new WalkedBenefit(laws[0].Benefits[w.Key], w.Value))];
        var byRow = worlds.SelectMany((world, law) => ByRow(world, law, leftOver.Where(w => asked[law]?.Contains(w.Benefit.Id) ?? true)));
        return new BatchPlan(worlds, columns, [.. handed.Select(h => h.Result)], [.. answers, .. byRow.Select((a, i) => a with { Number = answers.Length + i })], leftOver);
    }

    /// <summary>Memory to run the plan in, for one thread.</summary>
    public BatchRun Start() => new(this);

    private static List<Compiled> CompileAll(BatchWorld world, int law, ImmutableHashSet<string>? only, SortedDictionary<string, string> walked)
    {
        var request = world.Request;
        var asked = world.Index.Benefits
            .Where(b => (request.Benefits.IsEmpty || request.Benefits.Contains(b.Benefit.Id, StringComparer.Ordinal)) && (only?.Contains(b.Benefit.Id) ?? true)).ToArray();
        var compiled = new List<Compiled>();
        foreach (var (on, benefit) in request.On.SelectMany(on => asked.Where(b => !walked.ContainsKey(b.Benefit.Id)).Select(b => (on, b))))
        {
            try
            {
                compiled.AddRange(Compile(world, benefit, on).Select(c => c with { Answer = c.Answer with { Law = law } }));
            }
            catch (NotInColumnsException left)
            {
                walked[benefit.Benefit.Id] = left.Message;
            }
        }

        return compiled;
    }

    private static IEnumerable<BatchAnswer> ByRow(BatchWorld world, int law, IEnumerable<WalkedBenefit> left) => world.Request.On
        .SelectMany(on => left.Select(w => world.Book.Benefits[w.Benefit.Id])
            .SelectMany(b => BatchSubjects.Of(world, b).Select((s, i) => new BatchAnswer(b, s.Paths, on, 0) { Law = law, IsFirst = i == 0 })));

    private static IEnumerable<Compiled> Compile(BatchWorld world, IndexedBenefit benefit, DateOnly on)
    {
        var isFirst = true;
        foreach (var subject in BatchSubjects.Of(world, benefit.Benefit))
        {
            var answer = new BatchAnswer(benefit.Benefit, subject.Paths, on, 0) { IsFirst = isFirst };
            isFirst = false;
            yield return new Compiled(answer, subject.Roles.IsEmpty
                ? Nobody(world, subject.NotStated)
                : BatchDecision.Of(world, benefit, subject.Roles, on).Results(subject.There, subject.NotStated));
        }
    }

    /// <summary>The answer where no column says who is there.</summary>
    private static ImmutableArray<ColumnValue> Nobody(BatchWorld world, ColumnNode notStated)
    {
        var graph = world.Graph;
        var none = world.Algebra.Number(0) with { NotApplicable = graph.True };
        return [world.Algebra.Truth(graph.False), none with { Unknown = notStated, NotApplicable = graph.Not(notStated) }, none, none, none];
    }

    private readonly record struct Compiled(BatchAnswer Answer, ImmutableArray<ColumnValue> Results);
}

/// <summary>What a result of the columns is.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Number">0 for the outcome, 1 for the amount, 2 for what is encouraged, 3 for the day of the law, -1 for the rows left to the walker.</param>
internal readonly record struct BatchResult(int Answer, int Number)
{
    public bool IsWalk => Number < 0;

    public BatchParts Part => (BatchParts)(1 << Number);

    public string NameIn(ImmutableArray<BatchAnswer> answers)
    {
        var of = answers[Answer];
        return string.Create(CultureInfo.InvariantCulture, $"{of.Key}{(of.Law == 0 ? "" : $" law {of.Law}")} {(IsWalk ? "walked" : Part)}");
    }
}

/// <summary>A subject that a benefit could be for.</summary>
/// <param name="Roles">Its records.</param>
/// <param name="Paths">Role → path.</param>
/// <param name="There">The rows in which every record is there.</param>
/// <param name="NotStated">The rows in which it is not stated who is there.</param>
internal sealed record BatchSubjects(ImmutableArray<(string Role, RecordColumn Record)> Roles, SubjectPaths Paths, ColumnNode There, ColumnNode NotStated)
{
    /// <summary>Every combination of the roles of a benefit; the first also stands for the answer that it is not stated who is there.</summary>
    public static ImmutableArray<BatchSubjects> Of(BatchWorld world, Benefit benefit)
    {
        var graph = world.Graph;
        var notStated = graph.Any(benefit.Subject.Select(r => world.Book.Vocabulary.Roles[r].Collection).OfType<string>().Select(c => world.Collection(c).Unknown));
        List<BatchSubjects> combinations = [new BatchSubjects([], SubjectPaths.None, graph.Not(notStated), notStated)];
        foreach (var name in benefit.Subject)
        {
            var role = world.Book.Vocabulary.Roles[name];
            combinations = [.. combinations.SelectMany(c => Instances(world, role).Select(i => c.With(world, name, i.There, i.Record)))];
        }

        if (combinations.Count == 0)
        {
            return [new BatchSubjects([], SubjectPaths.None, graph.False, notStated)];
        }

        return [.. combinations.Select((c, i) => c with
        {
            NotStated = i == 0 ? c.NotStated : graph.False,
            Paths = new SubjectPaths([.. c.Roles.Select(r => KeyValuePair.Create(r.Role, r.Record.Cases[0].Record.Path))]),
        })];
    }

    private BatchSubjects With(BatchWorld world, string role, ColumnNode there, RecordColumn record) =>
        this with { Roles = Roles.Add((role, record)), There = world.Graph.And(There, there) };

    private static IEnumerable<(ColumnNode There, RecordColumn Record)> Instances(BatchWorld world, Role role)
    {
        if (role.Collection is not null)
        {
            return world.Collection(role.Collection).Members.Select(m => (m.In, (RecordColumn)m.Value));
        }

        return role.Roots.Select(world.Root).Select(r => (r.Cases[0].Rows, r));
    }
}
