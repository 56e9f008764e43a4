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
    private BatchPlan(BatchWorld world, ColumnPlan columns, ImmutableArray<BatchResult> handed, ImmutableArray<BatchAnswer> answers, ImmutableArray<WalkedBenefit> walked) =>
        (World, Columns, Handed, Answers, Walked) = (world, columns, handed, answers, walked);

    /// <summary>The answers, those in columns first.</summary>
    public ImmutableArray<BatchAnswer> Answers { get; }

    /// <summary>The benefits that are decided row by row.</summary>
    public ImmutableArray<WalkedBenefit> Walked { get; }

    /// <summary>The compiled columns.</summary>
    public ColumnPlan Columns { get; }

    /// <summary>How many of the answers are in columns.</summary>
    public int InColumns => Answers.Length - Answers.Count(a => Walked.Any(w => w.Benefit == a.Benefit));

    /// <summary>How many results an answer's numbers count: three for each; those not asked for are not handed over.</summary>
    public int Results => Answers.Length * BatchAnswer.ResultsPerAnswer;

    internal BatchWorld World { get; }

    /// <summary>What each result of the columns is.</summary>
    internal ImmutableArray<BatchResult> Handed { get; }

    /// <summary>Compiles.</summary>
    /// <param name="book">The lawbook.</param>
    /// <param name="schema">The columns of the population, named by the paths of facts (<see cref="ColumnSchema"/>).</param>
    /// <param name="request">What is asked.</param>
    public static BatchPlan Of(Lawbook book, ColumnSchema schema, BatchRequest request)
    {
        var world = new BatchWorld(book, schema, request);
        var asked = world.Index.Benefits.Where(b => request.Benefits.IsEmpty || request.Benefits.Contains(b.Benefit.Id, StringComparer.Ordinal)).ToArray();
        var walked = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var compiled = new List<(BatchAnswer Answer, ImmutableArray<ColumnValue> Results)>();
        foreach (var on in request.On)
        {
            foreach (var benefit in asked.Where(b => !walked.ContainsKey(b.Benefit.Id)))
            {
                try
                {
                    compiled.AddRange(Compile(world, benefit, on));
                }
                catch (NotInColumnsException left)
                {
                    walked[benefit.Benefit.Id] = left.Message;
                }
            }
        }

        compiled.RemoveAll(c => walked.ContainsKey(c.Answer.Benefit.Id));
        var answers = compiled.Select((c, i) => c.Answer with { Number = i }).ToImmutableArray();
        var handed = compiled.SelectMany((c, i) => c.Results.Select((value, part) => (Value: value, Result: new BatchResult(i, part - 1)))
            .Where(r => r.Result.IsWalk ? !((TruthColumn)r.Value).Yes.IsFalse : request.Parts.HasFlag(r.Result.Part))).ToImmutableArray();
        var columns = new ColumnPlan(schema, world.Algebra.Texts, [.. handed.Select(h => h.Result.NameIn(answers))], [.. handed.Select(h => h.Value)]);
        ImmutableArray<WalkedBenefit> leftOver = [.. walked.Select(w => new WalkedBenefit(book.Benefits[w.Key], w.Value))];
        var byRow = request.On.SelectMany(on => leftOver.SelectMany(w => BatchSubjects.Of(world, w.Benefit).Select(s => new BatchAnswer(w.Benefit, s.Paths, on, 0))));
        return new BatchPlan(world, columns, [.. handed.Select(h => h.Result)], [.. answers, .. byRow.Select((a, i) => a with { Number = answers.Length + i })], leftOver);
    }

    /// <summary>Memory to run the plan in, for one thread.</summary>
    public BatchRun Start() => new(this);

    private static IEnumerable<(BatchAnswer, ImmutableArray<ColumnValue>)> Compile(BatchWorld world, IndexedBenefit benefit, DateOnly on)
    {
        foreach (var subject in BatchSubjects.Of(world, benefit.Benefit))
        {
            if (subject.Roles.IsEmpty)
            {
                yield return (new BatchAnswer(benefit.Benefit, subject.Paths, on, 0), Nobody(world, subject.NotStated));
                continue;
            }

            var decision = BatchDecision.Of(world, benefit, subject.Roles, on);
            yield return (new BatchAnswer(benefit.Benefit, subject.Paths, on, 0), decision.Results(subject.There, subject.NotStated));
        }
    }

    /// <summary>The answer where no column says who is there.</summary>
    private static ImmutableArray<ColumnValue> Nobody(BatchWorld world, ColumnNode notStated)
    {
        var graph = world.Graph;
        var none = world.Algebra.Number(0) with { NotApplicable = graph.True };
        return [world.Algebra.Truth(graph.False), none with { Unknown = notStated, NotApplicable = graph.Not(notStated) }, none, none];
    }
}

/// <summary>What a result of the columns is.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Number">0 for the outcome, 1 for the amount, 2 for what is encouraged, -1 for the rows left to the walker.</param>
internal readonly record struct BatchResult(int Answer, int Number)
{
    public bool IsWalk => Number < 0;

    public BatchParts Part => (BatchParts)(1 << Number);

    public string NameIn(ImmutableArray<BatchAnswer> answers)
    {
        var of = answers[Answer];
        return string.Create(CultureInfo.InvariantCulture, $"{of.Benefit.Id} {string.Join(' ', of.Subject.Values)} {of.On:yyyy-MM-dd} {(IsWalk ? "walked" : Part)}");
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
