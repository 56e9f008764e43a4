namespace Anyu.Law;

/// <summary>How a family stands to an answer, as far as reforms are compared.</summary>
public enum ChangedStanding
{
    /// <summary>Not granted, or not of the year counted.</summary>
    None,

    /// <summary>Granted.</summary>
    Granted,

    /// <summary>Facts that are missing decide.</summary>
    Open,
}

/// <summary>One answer of one family that a reform changes.</summary>
/// <param name="Family">The number of the family in the population, from 0.</param>
/// <param name="Place">The division it counts in; empty when unknown.</param>
/// <param name="Reform">The number of the reform, from 0.</param>
/// <param name="Answer">What the answer is about.</param>
/// <param name="Before">Under the law as it stands.</param>
/// <param name="BeforeAmount">The amount granted by it.</param>
/// <param name="After">Under the reform.</param>
/// <param name="AfterAmount">The amount granted by it.</param>
public readonly record struct ChangedAnswer(
    long Family, string Place, int Reform, BatchAnswer Answer, ChangedStanding Before, decimal BeforeAmount, ChangedStanding After, decimal AfterAmount);

/// <summary>Takes the answers that change in one part of a population; disposed of at the end of the part.</summary>
public interface IChangedAnswers : IDisposable
{
    /// <summary>Takes one.</summary>
    /// <param name="changed">The answer.</param>
    void Take(in ChangedAnswer changed);
}

/// <summary>A part of a population as a simulation reads it.</summary>
/// <param name="Number">Its number, from 0.</param>
/// <param name="Place">The division that its families count in where no column says so; null where a column does, or nobody knows.</param>
/// <param name="Open">Opens it.</param>
public sealed record SimulationPart(int Number, string? Place, Func<Feel.IColumnBlocks> Open);
