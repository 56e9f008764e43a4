using System.Numerics;
using Anyu.Feel;

namespace Anyu.Law;

/// <summary>Runs a batch plan block by block. For one thread. Rows and benefits that are not in columns are asked of the walker; who takes the results sees no difference.</summary>
public sealed class BatchRun : IColumnResults
{
    private readonly BatchPlan plan;
    private readonly ColumnRun columns;
    private readonly FamilyRows[] families;
    private readonly WalkedRows walked = new();
    private IColumnResults? taker;
    private int answerWalked;

    internal BatchRun(BatchPlan plan) =>
        (this.plan, columns, families) = (plan, plan.Columns.Start(), [.. plan.Worlds.Select(w => new FamilyRows(w.Book, plan.Columns.Schema))]);

    /// <summary>How many answers were asked of the walker so far.</summary>
    public long WalkedAnswers { get; private set; }

    /// <summary>Decides the rows of a block; each result is handed over as soon as it is there, and holds until the call returns.</summary>
    /// <param name="block">The rows.</param>
    /// <param name="results">Who takes the results, by <see cref="BatchAnswer.Outcome"/>, <see cref="BatchAnswer.Amount"/> and <see cref="BatchAnswer.Encouraged"/>.</param>
    public void Run(ColumnBlock block, IColumnResults results)
    {
        (taker, answerWalked) = (results, -1);
        foreach (var rows in families)
        {
            rows.Begin(block);
        }

        columns.Run(block, this);
        foreach (var answer in plan.Answers.AsSpan()[plan.InColumns..])
        {
            walked.Clear(block.Rows);
            for (var row = 0; row < block.Rows; row++)
            {
                Walk(answer, row);
            }

            for (var part = 0; part < BatchAnswer.ResultsPerAnswer; part++)
            {
                if (plan.Request.Parts.HasFlag((BatchParts)(1 << part)))
                {
                    results.Take(answer.Outcome + part, walked.Result(part), block);
                }
            }
        }
    }

    /// <inheritdoc/>
    void IColumnResults.Take(int result, in ColumnResult values, ColumnBlock block)
    {
        var handed = plan.Handed[result];
        var answer = plan.Answers[handed.Answer];
        if (handed.IsWalk)
        {
            answerWalked = handed.Answer;
            WalkRows(answer, values);
        }
        else if (answerWalked == handed.Answer && walked.Any)
        {
            taker!.Take(answer.Outcome + handed.Number, walked.Over(handed.Number, values), block);
        }
        else
        {
            taker!.Take(answer.Outcome + handed.Number, values, block);
        }
    }

    private void WalkRows(BatchAnswer answer, in ColumnResult rows)
    {
        walked.Clear(rows.Rows);
        for (var word = 0; word < ColumnBlock.Words; word++)
        {
            for (var left = rows.Yes[word] & rows.RowsOf(word); left != 0; left &= left - 1)
            {
                Walk(answer, (word * 64) + BitOperations.TrailingZeroCount(left));
            }
        }
    }

    private void Walk(BatchAnswer answer, int row)
    {
        WalkedAnswers++;
        var request = plan.Request;
        var asked = new DecisionRequest(answer.On, request.Place, request.Settings, [answer.Benefit.Id], Explain: false);
        var determinations = Determiner.Decide(plan.Worlds[answer.Law].Book, families[answer.Law].StatementOf(row), asked);
        var found = determinations.FirstOrDefault(d => d.Subject.Count == answer.Subject.Count && d.Subject.All(s => answer.Subject.TryGetValue(s.Key, out var path) && path == s.Value));
        walked.Set(row, found, notStated: found is null && answer.IsFirst && determinations is [{ Outcome: Outcome.Unknown, Subject.IsEmpty: true }]);
    }
}

/// <summary>What the walker answered in the rows of a block about one benefit and subject.</summary>
internal sealed class WalkedRows
{
    private readonly Determination?[] answers = new Determination?[ColumnBlock.MaxRows];
    private readonly ulong[] asked = new ulong[ColumnBlock.Words];
    private readonly ulong[] notStated = new ulong[ColumnBlock.Words];
    private readonly ulong[] unknown = new ulong[ColumnBlock.Words];
    private readonly ulong[] notApplicable = new ulong[ColumnBlock.Words];
    private readonly decimal[] numbers = new decimal[ColumnBlock.MaxRows];
    private int rows;

    /// <summary>Whether any row was asked of the walker.</summary>
    public bool Any { get; private set; }

    public void Clear(int count)
    {
        Array.Clear(asked);
        Array.Clear(notStated);
        (rows, Any) = (count, false);
    }

    public void Set(int row, Determination? answer, bool notStated)
    {
        Any = true;
        answers[row] = answer;
        asked[row / 64] |= 1UL << (row % 64);
        this.notStated[row / 64] |= notStated ? 1UL << (row % 64) : 0;
    }

    /// <summary>A result of which the walker gave every row.</summary>
    public ColumnResult Result(int part) => Over(part, new ColumnResult(FeelKind.Number, rows, new ulong[ColumnBlock.Words], new ulong[ColumnBlock.Words]) { Wholes = new int[ColumnBlock.MaxRows] });

    /// <summary>The result with the walker's answers in the rows it was asked about.</summary>
    public ColumnResult Over(int part, scoped ColumnResult values)
    {
        values.Unknown.CopyTo(unknown);
        values.NotApplicable.CopyTo(notApplicable);
        for (var row = 0; row < rows; row++)
        {
            var (word, bit) = (row / 64, 1UL << (row % 64));
            if ((asked[word] & bit) == 0)
            {
                numbers[row] = (values.Known(word) & bit) == 0 ? 0 : values.Number(row);
                continue;
            }

            var number = NumberOf(part, answers[row]);
            numbers[row] = number ?? 0;
            var isUnknown = part == 0 && (notStated[word] & bit) != 0;
            unknown[word] = isUnknown ? unknown[word] | bit : unknown[word] & ~bit;
            notApplicable[word] = number is null && !isUnknown ? notApplicable[word] | bit : notApplicable[word] & ~bit;
        }

        return new ColumnResult(FeelKind.Number, rows, unknown, notApplicable) { Exacts = numbers };
    }

    private static decimal? NumberOf(int part, Determination? answer) => part switch
    {
        _ when answer is null => null,
        0 => (decimal)answer.Outcome,
        1 => answer.Amount?.Value,
        2 => answer.Encouraged?.Value,
        _ => answer.LawDate?.DayNumber,
    };
}
