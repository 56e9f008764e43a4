using System.Collections.Immutable;
using Anyu.Batch;
using Anyu.Feel;
using Anyu.Law;
using Anyu.Unit.Law;
using Xunit;

namespace Anyu.Unit.Batch;

/// <summary>A population in memory is cut by place and holds each family once.</summary>
public sealed class MemoryPopulationTests
{
    private static readonly ImmutableArray<string> Places = ["220102", "140105", "371581"];

    [Fact]
    public void Parts_hold_each_family_once_with_its_place()
    {
        var population = Families(4_500);
        Assert.Equal(Places.Order(StringComparer.Ordinal), population.Parts.Select(p => p.Place).Order(StringComparer.Ordinal));
        Assert.Equal(population.Parts.Select(p => p.FirstFamily), population.Parts.Select(p => population.Parts.Take(p.Number).Sum(q => q.Families)));
        var block = new ColumnBlock(population.Schema);
        var read = 0L;
        foreach (var part in population.Parts)
        {
            using var blocks = population.Open(part);
            while (blocks.Next(block))
            {
                Assert.Equal(read, block.FirstRow);
                Assert.All(block[0].Wholes[..block.Rows], code => Assert.Equal(part.Place, Places[code]));
                read += block.Rows;
            }
        }

        Assert.Equal(4_500, read);
    }

    private static MemoryPopulation Families(int count)
    {
        var statements = Places.ToDictionary(p => p, p => FamilyStatement.Empty(Library.Book, p), StringComparer.Ordinal);
        var schema = FamilyRows.SchemaOf(Library.Book, new Dictionary<string, int>(StringComparer.Ordinal) { ["children"] = 3 }, Places);
        return new MemoryPopulation(Library.Book, schema, Enumerable.Range(0, count).Select(i => statements[Places[i * 7 % Places.Length]]));
    }
}
