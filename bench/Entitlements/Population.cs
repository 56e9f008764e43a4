using System.Collections.Immutable;
using System.Globalization;
using Anyu.Feel;

namespace Anyu.EntitlementBench;

/// <summary>The synthetic households of the benchmark, numbered from 0: every value is a function of the number of the household and of the field, so that any program makes the same ones.</summary>
internal sealed class Population(long first, long end) : IColumnBlocks
{
    public const int MostChildren = 3;

    /// <summary>The three places, in the order of their numbers.</summary>
    private static readonly ImmutableArray<string> Places = ["220000", "140000", "371581"];

    private static readonly ImmutableArray<string> Insurances = ["none", "employee", "resident"];

    private static readonly int YoungestBirth = new DateOnly(2026, 12, 28).DayNumber;

    private static readonly int AdultBirth = new DateOnly(2026, 1, 1).DayNumber;

    private long next = first;

    public static ColumnSchema Columns { get; } = new(
    [
        new ColumnField("mother", ColumnKind.Truth),
        new ColumnField("father", ColumnKind.Truth),
        new ColumnField("children", ColumnKind.Whole) { Least = 1, Most = MostChildren },
        ColumnField.Codes("family.residence", Places),
        ColumnField.Codes("family.hukou", Places),
        new ColumnField("family.difficult", ColumnKind.Truth),
        new ColumnField("family.babies", ColumnKind.Whole) { Least = 1, Most = MostChildren },
        new ColumnField("family.cost", ColumnKind.Whole) { Least = 0, Most = 100_000 },
        .. Person("mother"),
        .. Person("father"),
        .. Enumerable.Range(1, MostChildren).SelectMany(Child),
    ]);

    public ColumnSchema Schema => Columns;

    public bool Next(ColumnBlock block)
    {
        block.FirstRow = next;
        block.Rows = (int)Math.Min(ColumnBlock.MaxRows, end - next);
        Clear(block);
        for (var row = 0; row < block.Rows; row++)
        {
            Fill(block, row, next + row);
        }

        next += block.Rows;
        return block.Rows > 0;
    }

    private static IEnumerable<ColumnField> Person(string who) =>
    [
        ColumnField.Dates(who + ".birthDate"),
        new ColumnField(who + ".employed", ColumnKind.Truth),
        ColumnField.Codes(who + ".insurance", Insurances),
        new ColumnField(who + ".fund", ColumnKind.Truth),
        new ColumnField(who + ".onlyChild", ColumnKind.Truth),
        ColumnField.Dates(who + ".elderBirthDate"),
        new ColumnField(who + ".elderInHospital", ColumnKind.Truth),
    ];

    private static IEnumerable<ColumnField> Child(int number)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"children[{number}]");
        return [ColumnField.Dates(path + ".birthDate"), new ColumnField(path + ".enrolled", ColumnKind.Truth), new ColumnField(path + ".inclusive", ColumnKind.Truth)];
    }

    private static ulong Mix(ulong x)
    {
        unchecked
        {
            var z = x + 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }

    private static int Pick(ulong household, int field, uint modulus) => unchecked((int)((Mix(household ^ ((ulong)field * 0xD1B54A32D192ED03)) >> 33) % modulus));

    private static void Clear(ColumnBlock block)
    {
        for (var column = 0; column < Columns.Fields.Length; column++)
        {
            Array.Clear(block[column].Yes);
        }
    }

    private static void Fill(ColumnBlock block, int row, long number)
    {
        var household = unchecked(Mix((20260101UL * 0x100000001B3) + (ulong)number));
        var (present, children) = (Pick(household, 1, 100), Pick(household, 2, 100) switch { < 55 => 1, < 88 => 2, _ => 3 });
        Mark(block, 0, row, present < 99);
        Mark(block, 1, row, present is < 94 or >= 99);
        block[2].Wholes[row] = children;
        var residence = Pick(household, 3, 100) switch { < 40 => 0, < 75 => 1, _ => 2 };
        block[3].Wholes[row] = residence;
        block[4].Wholes[row] = Pick(household, 4, 100) < 85 ? residence : Pick(household, 5, 3);
        Mark(block, 5, row, Pick(household, 10, 100) < 18);
        var babies = Pick(household, 9, 1000) switch { < 968 => 1, < 998 => 2, _ => 3 };
        block[6].Wholes[row] = Math.Min(babies, children);
        block[7].Wholes[row] = 3000 + Pick(household, 11, 17000);
        Adult(block, row, 8, household, 20, 72);
        Adult(block, row, 15, household, 30, 88);
        Children(block, row, household, children, Math.Min(babies, children));
    }

    private static void Adult(ColumnBlock block, int row, int column, ulong household, int field, int employedBelow)
    {
        var birth = AdultBirth - (8030 + Pick(household, field, 8395));
        var employed = Pick(household, field + 1, 100) < employedBelow;
        var insurance = Pick(household, field + 2, 100);
        block[column].Wholes[row] = birth;
        Mark(block, column + 1, row, employed);
        block[column + 2].Wholes[row] = employed ? (insurance < 85 ? 1 : 2) : insurance < 92 ? 2 : 0;
        Mark(block, column + 3, row, employed && Pick(household, field + 3, 100) < 70);
        Mark(block, column + 4, row, Pick(household, field + 4, 100) < 35);
        block[column + 5].Wholes[row] = birth - (7300 + Pick(household, field + 5, 7300));
        Mark(block, column + 6, row, Pick(household, field + 6, 100) < 12);
    }

    private static void Children(ColumnBlock block, int row, ulong household, int children, int babies)
    {
        var third = YoungestBirth - Pick(household, 6, 2920);
        var second = babies >= 2 ? third : third - (800 + Pick(household, 7, 2000));
        var first = babies >= 3 ? third : second - (800 + Pick(household, 8, 2000));
        ReadOnlySpan<int> births = [first, second, third];
        for (var child = 0; child < MostChildren; child++)
        {
            var (column, there) = (22 + (3 * child), child < children);
            block[column].Wholes[row] = there ? births[MostChildren - children + child] : 0;
            Mark(block, column + 1, row, there && Pick(household, 60 + (10 * child), 100) < 30);
            Mark(block, column + 2, row, there && Pick(household, 61 + (10 * child), 100) < 60);
        }
    }

    private static void Mark(ColumnBlock block, int column, int row, bool set) => block[column].Yes[row / 64] |= set ? 1UL << (row % 64) : 0;
}
