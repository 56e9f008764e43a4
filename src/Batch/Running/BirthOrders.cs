using Anyu.Feel;
using Anyu.Law;

namespace Anyu.Batch;

/// <summary>Which child an answer is about: of a child its place among the children; of a delivery one more than the children born before it.</summary>
internal sealed class BirthOrders
{
    /// <summary>Orders told apart: none, the first to the fourth, the fifth and later.</summary>
    public const int Count = 6;

    private const int Births = 1 << 8;

    private readonly int[] children;
    private readonly int[] births;
    private readonly int[][] constant = [.. Enumerable.Range(0, Count).Select(i => Filled(i))];
    private readonly int[][] computed;
    private readonly bool[] isComputed;
    private ColumnBlock? block;

    public BirthOrders(ColumnSchema schema)
    {
        (children, births) = (Columns(schema, "children", ".birthDate"), Columns(schema, "births", ".date"));
        computed = [.. births.Select(_ => new int[ColumnBlock.MaxRows])];
        isComputed = new bool[births.Length];
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
                return collection == "children" ? Math.Min(index, Count - 1) : index <= births.Length ? Births + index - 1 : 0;
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

    private static int[] Filled(int order)
    {
        var rows = new int[ColumnBlock.MaxRows];
        Array.Fill(rows, order);
        return rows;
    }

    private static int[] Columns(ColumnSchema schema, string collection, string element) =>
        [.. Enumerable.Range(1, FamilyStatement.MaxItems).Select(i => schema.IndexOf(FactPaths.Member(collection, i) + element)).TakeWhile(c => c >= 0)];

    private static bool Has(ColumnVector vector, int row) => vector.Unknown.Length == 0 || (vector.Unknown[row / 64] & (1UL << (row % 64))) == 0;

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
                order[row] += order[row] > 0 && order[row] < Count - 1 && Has(born, row) && born.Wholes[row] < date.Wholes[row] ? 1 : 0;
            }
        }
    }
}
