using System.Collections.Immutable;

namespace Anyu.Feel;

/// <summary>
/// Expressions compiled together into block-wise code over the columns of one schema: what several share is computed once, what is the same in every row not at all.
/// Immutable; each thread runs it in a <see cref="ColumnRun"/> of its own.
/// </summary>
public sealed class ColumnPlan
{
    private readonly ColumnProgram program;

    internal ColumnPlan(ColumnSchema schema, ColumnTexts texts, ImmutableArray<string> names, ImmutableArray<ColumnValue> values)
    {
        (Schema, Texts, Names) = (schema, texts, names);
        program = ColumnProgram.Of(values);
    }

    /// <summary>The columns read.</summary>
    public ColumnSchema Schema { get; }

    /// <summary>What each result is called, by number.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>How many operations the rows of one block go through.</summary>
    public int Steps => program.Steps.Length;

    /// <summary>The text behind the number of a result that is a text.</summary>
    /// <param name="number">The number.</param>
    public string TextOf(int number) => Texts[number];

    /// <summary>The texts of the compilation.</summary>
    internal ColumnTexts Texts { get; }

    /// <summary>Memory to run the plan in, for one thread.</summary>
    public ColumnRun Start() => new(program);

    /// <summary>The value of a result in a row, as the walker gives it; of an unknown one without the missing facts.</summary>
    /// <param name="values">The result.</param>
    /// <param name="row">The row in its block.</param>
    public FeelValue ValueOf(in ColumnResult values, int row)
    {
        var (word, bit) = (row / 64, 1UL << (row % 64));
        if ((values.Unknown[word] & bit) != 0)
        {
            return FeelValue.Unknown();
        }

        if ((values.NotApplicable[word] & bit) != 0)
        {
            return FeelValue.NotApplicable;
        }

        return values.Kind switch
        {
            FeelKind.Boolean => FeelValue.Of((values.Yes[word] & bit) != 0),
            FeelKind.Date => FeelValue.Of(DateOnly.FromDayNumber(values.Wholes[row])),
            FeelKind.Text => FeelValue.Of(TextOf(values.Wholes[row])),
            _ => FeelValue.Of(values.Number(row)),
        };
    }
}
