using System.Collections.Immutable;
using Anyu.Feel;

namespace Anyu.Batch;

/// <summary>
/// Families to be decided, wherever they are kept: in memory, in a file, in the register. Cut into parts that can be decided in any order, at the same time, on any machine,
/// and again with the same result. Immutable; may be read by many threads.
/// </summary>
public interface IPopulation
{
    /// <summary>The columns of every part, named by the paths of facts. A column that is not there is unknown in every row.</summary>
    ColumnSchema Schema { get; }

    /// <summary>The parts, in the order of the population. Together they hold each family once.</summary>
    ImmutableArray<PopulationPart> Parts { get; }

    /// <summary>What tells this population from another: of equal ones every part gives the same blocks.</summary>
    string Fingerprint { get; }

    /// <summary>Opens a part for one thread. Opened again, it gives the same blocks.</summary>
    /// <param name="part">One of <see cref="Parts"/>.</param>
    IPartBlocks Open(PopulationPart part);
}

/// <summary>The blocks of one part. <see cref="ColumnBlock.FirstRow"/> is the number of the family in the whole population, from 0.</summary>
public interface IPartBlocks : IColumnBlocks, IDisposable
{
    /// <summary>What the source calls a family of the block read last: its row in a file, its id in the register.</summary>
    /// <param name="family">The number of the family in the whole population.</param>
    string ReferenceOf(long family);
}

/// <summary>A part of a population: the families of one place, or some of them.</summary>
/// <param name="Number">Its place among the parts, from 0.</param>
/// <param name="Place">The division code that all its families have, in the column <c>place</c> where there is one; null when they have several, or none. Totals take it where there is no column.</param>
/// <param name="FirstFamily">The number of its first family in the whole population, from 0.</param>
/// <param name="Families">How many families it has.</param>
public sealed record PopulationPart(int Number, string? Place, long FirstFamily, long Families);
