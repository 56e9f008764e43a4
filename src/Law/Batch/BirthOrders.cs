using Anyu.Feel;

namespace Anyu.Law;

/// <summary>Which child an answer is about: of a child its place among the children; of a delivery one more than the children born before it.</summary>
internal sealed class BirthOrders
{
    /// <summary>Orders told apart: none, the first to the fourth, the fifth and later.</summary>
    public const int Orders = 6;

    private const int Births = 1 << 8;

    private readonly int[] children;
    private readonly int[] births;
    private readonly int[][] constant = [.. Enumerable.Range(0, Orders).Select(i => Filled(i))];
    private readonly int[][] computed;
    private readonly bool[] isComputed;
    private readonly byte[] had = new byte[ColumnBlock.MaxRows];
    private readonly int childCount;
    private ColumnBlock? block;

    public BirthOrders(ColumnSchema schema)
    {
        (children, births) = (Columns(schema, "children", ".birthDate"), Columns(schema, "births", ".date"));
        computed = [.. births.Select(_ => new int[ColumnBlock.MaxRows])];
        isComputed = new bool[births.Length];
        childCount = schema.IndexOf("children");
    }

    public void Begin(ColumnBlock rows)
    {
        block = rows;
        Array.Clear(isComputed);
    }

    /// <summary>A number for <see cref="InRows"/>.</summary>
    public int Of(SubjectPaths subject)
    {
        foreach (var path in subject.Values)
        {
            if (FactPaths.TryMember(path, out var collection, out var index) && collection is "children" or "births")
            {
                return collection == "children" ? Math.Min(index, Orders - 1) : index <= births.Length ? Births + index - 1 : 0;
            }
        }

        return 0;
    }

    /// <summary>The order in each row.</summary>
    public int[] InRows(int number)
    {
        if (number < Births)
        {
            return constant[number];
        }

        var birth = number - Births;
        if (!isComputed[birth])
        {
            isComputed[birth] = true;
            Compute(block![births[birth]], computed[birth]);
        }

        return computed[birth];
    }

    /// <summary>Adds up, order by order, the families of the block that have a child or delivery of it; all of them have what is about no single child.</summary>
    /// <param name="families">How many so far, by order.</param>
    public void Count(long[] families)
    {
        families[0] += block!.Rows;
        Array.Clear(had);
        Children();
        for (var birth = 0; birth < births.Length; birth++)
        {
            var order = InRows(Births + birth);
            for (var row = 0; row < block.Rows; row++)
            {
                had[row] |= (byte)(1 << order[row]);
            }
        }

        for (var row = 0; row < block.Rows; row++)
        {
            for (var order = 1; order < Orders; order++)
            {
                families[order] += (had[row] >> order) & 1;
            }
        }
    }

    private static int[] Filled(int order)
    {
        var rows = new int[ColumnBlock.MaxRows];
        Array.Fill(rows, order);
        return rows;
    }

    private static int[] Columns(ColumnSchema schema, string collection, string element) =>
        [.. Enumerable.Range(1, FamilyStatement.MaxItems).Select(i => schema.IndexOf(FactPaths.Member(collection, i) + element)).TakeWhile(c => c >= 0)];

    private static bool Has(ColumnVector vector, int row) => vector.Unknown.Length == 0 || (vector.Unknown[row / 64] & (1UL << (row % 64))) == 0;

    private void Children()
    {
        if (childCount < 0)
        {
            return;
        }

        var counted = block![childCount];
        for (var row = 0; row < block.Rows; row++)
        {
            had[row] = Has(counted, row) ? (byte)((1 << (Math.Min(counted.Wholes[row], Orders - 1) + 1)) - 1) : (byte)0;
        }
    }

    private void Compute(ColumnVector date, int[] order)
    {
        for (var row = 0; row < block!.Rows; row++)
        {
            order[row] = Has(date, row) ? 1 : 0;
        }

        foreach (var child in children)
        {
            var born = block[child];
            for (var row = 0; row < block.Rows; row++)
            {
                order[row] += order[row] > 0 && order[row] < Orders - 1 && Has(born, row) && born.Wholes[row] < date.Wholes[row] ? 1 : 0;
            }
        }
    }
}
