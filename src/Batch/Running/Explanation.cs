using System.Globalization;
using Anyu.Feel;
using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Batch;

/// <summary>Reads one family of a population as a statement, so that its answers can be explained sentence by sentence and its receipt be made.</summary>
public static class Explanation
{
    /// <summary>The family that a run refers to.</summary>
    /// <param name="order">The run, with the law, the population, the day and the benefits that are at hand.</param>
    /// <param name="name">What problems call the population.</param>
    /// <param name="reference">The reference that the run wrote beside an answer: its id and the number of the family.</param>
    /// <returns>Its statement, or why not: <c>BAT-0058</c> where what is at hand makes another run.</returns>
    public static Result<FamilyStatement> Of(BatchOrder order, string name, string reference)
    {
        var run = (order with { WithRows = true }).Id;
        return reference.Split('/') is [var written, var number] && written == run && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var family)
            ? Of(order.Population, order.Book, name, family)
            : Result<FamilyStatement>.Failure(BatchProblems.OtherRun(name, reference, run));
    }

    /// <summary>The family in a row.</summary>
    /// <param name="population">The population.</param>
    /// <param name="book">The lawbook whose facts it holds.</param>
    /// <param name="name">What problems call the population.</param>
    /// <param name="row">The number of the family, from 0.</param>
    /// <returns>Its statement, or why not: <c>BAT-0013</c>, or what is wrong with its part.</returns>
    public static Result<FamilyStatement> Of(IPopulation population, Lawbook book, string name, long row)
    {
        if (population.Parts.FirstOrDefault(p => row >= p.FirstFamily && row < p.FirstFamily + p.Families) is not { } part)
        {
            return Result<FamilyStatement>.Failure(BatchProblems.NoRow(name, row, population.Parts.Sum(p => p.Families)));
        }

        try
        {
            using var blocks = population.Open(part);
            var block = new ColumnBlock(population.Schema);
            while (blocks.Next(block) && row >= block.FirstRow + block.Rows)
            {
            }

            return Result<FamilyStatement>.Success(new FamilyRows(book, population.Schema).StatementAt(block, (int)(row - block.FirstRow)));
        }
        catch (BatchException broken)
        {
            return Result<FamilyStatement>.Failure(broken.Problem);
        }
    }
}
