using Anyu.Feel;
using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Batch;

/// <summary>Reads one family of a population as a statement, so that its answers can be explained sentence by sentence and its receipt be made.</summary>
public static class Explanation
{
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
