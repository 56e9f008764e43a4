using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Anyu.Feel;
using Anyu.Law;

namespace Anyu.Batch;

/// <summary>A population of statements held in memory: a part for each place, in the order in which the places first occur.</summary>
public sealed class MemoryPopulation : IPopulation
{
    private readonly Lawbook book;
    private readonly ImmutableArray<ImmutableArray<FamilyStatement>> families;

    /// <summary>A population of these families.</summary>
    /// <param name="book">The lawbook whose vocabulary the columns and statements use.</param>
    /// <param name="schema">The columns (<see cref="FamilyRows.SchemaOf"/>).</param>
    /// <param name="families">The families; a text, place or number of members that the columns do not hold is a mistake of the caller.</param>
    public MemoryPopulation(Lawbook book, ColumnSchema schema, IEnumerable<FamilyStatement> families)
    {
        (this.book, Schema) = (book, schema);
        var byPlace = families.GroupBy(f => f.Place, StringComparer.Ordinal).Select(g => (Place: g.Key, Families: g.ToImmutableArray())).ToArray();
        this.families = [.. byPlace.Select(p => p.Families)];
        var parts = ImmutableArray.CreateBuilder<PopulationPart>();
        var first = 0L;
        foreach (var (place, members) in byPlace)
        {
            parts.Add(new PopulationPart(parts.Count, place, first, members.Length));
            first += members.Length;
        }

        Parts = parts.ToImmutable();
    }

    /// <inheritdoc/>
    public ColumnSchema Schema { get; }

    /// <inheritdoc/>
    public ImmutableArray<PopulationPart> Parts { get; }

    /// <inheritdoc/>
    public string Fingerprint => field ??= Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\f', families.SelectMany(f => f).Select(f => f.ToYaml())))));

    /// <inheritdoc/>
    public IPartBlocks Open(PopulationPart part) => new Blocks(new FamilyRows(book, Schema), Schema, families[part.Number], part.FirstFamily);

    private sealed class Blocks(FamilyRows rows, ColumnSchema schema, ImmutableArray<FamilyStatement> families, long first) : IPartBlocks
    {
        private int next;

        public ColumnSchema Schema => schema;

        public bool Next(ColumnBlock block)
        {
            block.FirstRow = first + next;
            block.Rows = Math.Min(ColumnBlock.MaxRows, families.Length - next);
            for (var row = 0; row < block.Rows; row++)
            {
                rows.Write(block, row, families[next + row]);
            }

            next += block.Rows;
            return block.Rows > 0;
        }

        public string ReferenceOf(long family) => family.ToString(CultureInfo.InvariantCulture);

        public void Dispose()
        {
        }
    }
}
