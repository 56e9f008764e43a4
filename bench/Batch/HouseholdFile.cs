using System.Collections.Immutable;
using Anyu.Batch;
using Anyu.EntitlementBench;
using Anyu.Feel;

namespace Anyu.BatchBench;

/// <summary>The households of the entitlement benchmark as a population in parts, with the place of residence as their division and no value where there is no child.</summary>
internal sealed class HouseholdFile : IPopulation
{
    private const int RowsOfPart = 65_536;
    private const int Residence = 3;
    private const int FirstOfChildren = 22;
    private const int ColumnsOfChild = 3;

    public HouseholdFile(long households)
    {
        Schema = new ColumnSchema([Population.Columns.Fields[Residence] with { Name = "place" }, .. Population.Columns.Fields.Select((f, i) => f with { MayBeUnknown = i >= FirstOfChildren })]);
        Parts = [.. Enumerable.Range(0, (int)((households + RowsOfPart - 1) / RowsOfPart)).Select(i => new PopulationPart(i, null, (long)i * RowsOfPart, Math.Min(RowsOfPart, households - ((long)i * RowsOfPart))))];
    }

    public ColumnSchema Schema { get; }

    public ImmutableArray<PopulationPart> Parts { get; }

    public string Fingerprint => "entitlement benchmark";

    public IPartBlocks Open(PopulationPart part) => new Blocks(Schema, new Population(part.FirstFamily, part.FirstFamily + part.Families));

    private sealed class Blocks(ColumnSchema schema, Population population) : IPartBlocks
    {
        private readonly ColumnBlock made = new(Population.Columns);

        public ColumnSchema Schema => schema;

        public bool Next(ColumnBlock block)
        {
            if (!population.Next(made))
            {
                return false;
            }

            (block.Rows, block.FirstRow) = (made.Rows, made.FirstRow);
            made[Residence].Wholes.CopyTo(block[0].Wholes, 0);
            for (var column = 0; column < Population.Columns.Fields.Length; column++)
            {
                made[column].Wholes.CopyTo(block[column + 1].Wholes, 0);
                made[column].Yes.CopyTo(block[column + 1].Yes, 0);
                if (column >= FirstOfChildren)
                {
                    Absent(block[column + 1].Unknown, (column - FirstOfChildren) / ColumnsOfChild);
                }
            }

            return true;
        }

        public string ReferenceOf(long family) => family.ToString(System.Globalization.CultureInfo.InvariantCulture);

        public void Dispose()
        {
        }

        private void Absent(ulong[] unknown, int child)
        {
            Array.Clear(unknown);
            for (var row = 0; row < made.Rows; row++)
            {
                unknown[row / 64] |= made[2].Wholes[row] <= child ? 1UL << (row % 64) : 0;
            }
        }
    }
}
