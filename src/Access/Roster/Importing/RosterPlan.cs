using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Access;

/// <summary>What a row of a roster will do.</summary>
public enum RosterChange
{
    /// <summary>Nothing: it is on record so.</summary>
    None,

    /// <summary>Names somebody.</summary>
    Name,

    /// <summary>Corrects or ends what is on record.</summary>
    Correct,

    /// <summary>Records a training alone.</summary>
    Train,
}

/// <summary>A good row and what it will do.</summary>
/// <param name="Line">What it says.</param>
/// <param name="Known">The person on record; null for somebody new.</param>
/// <param name="Facts">What will be on record.</param>
/// <param name="Training">The training to record; null for none, or one that is on record.</param>
internal sealed record PlannedRow(RosterLine Line, RosterPerson? Known, RosterFacts Facts, TrainingFacts? Training)
{
    public RosterChange Change => Known is null ? RosterChange.Name : Known.Facts != Facts ? RosterChange.Correct : Training is null ? RosterChange.None : RosterChange.Train;
}

/// <summary>What importing a roster will do: the dry run. Making it stores nothing.</summary>
public sealed class RosterPlan
{
    /// <summary>The most rows of a table.</summary>
    public const int RowsAtMost = 5_000;

    private RosterPlan(IReadOnlyList<PlannedRow> rows, ImmutableArray<Problem> problems, int bad, int empty, int unmentioned) =>
        (Rows, Problems, RowsWithProblems, RowsWithoutName, Unmentioned) = (rows, problems, bad, empty, unmentioned);

    internal IReadOnlyList<PlannedRow> Rows { get; }

    /// <summary>What is wrong with rows, each with row and column. These rows will not be stored.</summary>
    public ImmutableArray<Problem> Problems { get; }

    /// <summary>How many rows have problems.</summary>
    public int RowsWithProblems { get; }

    /// <summary>How many rows name nobody and stay blank.</summary>
    public int RowsWithoutName { get; }

    /// <summary>How many who serve in the places of the table are not in it. They stay on the roster.</summary>
    public int Unmentioned { get; }

    /// <summary>How many rows will do one of the things.</summary>
    public int Count(RosterChange change) => Rows.Count(row => row.Change == change);

    /// <summary>How many trainings will be recorded.</summary>
    public int Trainings => Rows.Count(row => row.Training is not null);

    /// <summary>Whether storing it changes anything.</summary>
    public bool ChangesAnything => Rows.Any(row => row.Change != RosterChange.None);

    /// <summary>Reads a table against what is on record.</summary>
    /// <returns>The plan, or why the table as a whole cannot be read: <c>ACC-0211</c>, <c>ACC-0214</c>, <c>ACC-0215</c>.</returns>
    internal static Result<RosterPlan> Of(Table table, RosterList list, RosterRules rules, PlaceTree places, (PlaceRange Scope, DateOnly Today) frame)
    {
        var rows = table.Rows.Where(row => !row.IsBlank && !row[0].StartsWith('#')).ToList();
        if (rows.Count == 0)
        {
            return Result<RosterPlan>.Failure(AccessProblems.NoRosterFile());
        }

        if (rows.Count > RowsAtMost + 1)
        {
            return Result<RosterPlan>.Failure(AccessProblems.TooManyRosterRows(new SourceLocation(table.File), RowsAtMost));
        }

        var columns = RosterColumns.In(rows[0], table.File);
        return columns.Value is null
            ? Result<RosterPlan>.Failure(columns.Problems)
            : Result<RosterPlan>.Success(Read(rows[1..], new RosterRowReader(columns.Value, rules, places, frame.Scope), list, (rules, frame.Today)));
    }

    private static RosterPlan Read(List<TableRow> rows, RosterRowReader reader, RosterList list, (RosterRules Rules, DateOnly Today) frame)
    {
        var known = list.Persons.ToLookup(person => (person.PlaceCode, person.Facts.Name));
        var seen = new Dictionary<(string, string), int>();
        var planned = new List<PlannedRow>();
        var problems = ImmutableArray.CreateBuilder<Problem>();
        var (bad, empty) = (0, 0);
        foreach (var row in rows)
        {
            if (reader.NamesNobody(row))
            {
                empty++;
                continue;
            }

            var (line, faults) = reader.Read(row);
            var plan = line is null ? null : Plan(line, known, list.Trainings);
            if (line is not null)
            {
                faults = [.. Faults(line, plan, seen, frame).Select(problem => problem with { At = reader.WhereName(row) })];
            }

            if (faults.Count > 0)
            {
                problems.AddRange(faults);
                bad++;
                continue;
            }

            seen[(PlaceRange.Full(line!.Place), line.Name)] = row.Number;
            planned.Add(plan!);
        }

        var covered = planned.Select(row => PlaceRange.Full(row.Line.Place)).ToHashSet(StringComparer.Ordinal);
        var unmentioned = list.Persons.Count(person => person.Serves(frame.Today) && covered.Contains(person.PlaceCode) && !seen.ContainsKey((person.PlaceCode, person.Facts.Name)));
        return new RosterPlan(planned, problems.ToImmutable(), bad, empty, unmentioned);
    }

    /// <summary>
    /// The person meant is who serves there under the name, or who began on the day that the row gives. Who served earlier and comes back is named anew.
    /// </summary>
    private static PlannedRow? Plan(RosterLine line, ILookup<(string, string), RosterPerson> known, ILookup<Guid, Training> trainings)
    {
        var same = known[(PlaceRange.Full(line.Place), line.Name)].OrderByDescending(person => person.Facts.Since).ToList();
        var person = same.Find(found => found.Facts.Until is null) ?? same.Find(found => line.Since is null || found.Facts.Since == line.Since);
        var facts = person is null ? line.Facts : line.Onto(person.Facts);
        var isKnown = person is not null && trainings[person.Id].Any(training => training.HeldOn == line.Training?.HeldOn && training.Subject == line.Training.Subject);
        return facts is null ? null : new PlannedRow(line, person, facts, isKnown ? null : line.Training);
    }

    private static IEnumerable<Problem> Faults(RosterLine line, PlannedRow? plan, Dictionary<(string, string), int> seen, (RosterRules Rules, DateOnly Today) frame)
    {
        if (seen.TryGetValue((PlaceRange.Full(line.Place), line.Name), out var row))
        {
            yield return AccessProblems.RosterRowTwice(new SourceLocation(""), line.Name, row);
        }

        var since = RosterColumns.Headings[(int)RosterColumn.Since];
        if (plan is null)
        {
            yield return AccessProblems.TextMissing(since);
        }

        foreach (var problem in (plan?.Facts.Faults(frame.Rules, frame.Today) ?? []).Concat(line.Training?.Faults(frame.Today) ?? []))
        {
            yield return problem;
        }
    }
}
