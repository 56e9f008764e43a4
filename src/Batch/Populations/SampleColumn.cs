using System.Collections.Immutable;
using Anyu.Feel;

namespace Anyu.Batch;

/// <summary>How one column of made-up families is filled: from the family's number alone, so that any block can be made again.</summary>
internal sealed class SampleColumn
{
    private const int Percent = 100;
    private const int DaysOfYear = 365;
    private static readonly int LastBirthDay = new DateOnly(2025, 11, 30).DayNumber;

    /// <summary>The share of families in percent of whom something is true, by the last word of its path; a twelfth of them otherwise.</summary>
    private static readonly ImmutableSortedDictionary<string, int> Shares = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["mother"] = Percent, ["father"] = Percent, ["couple"] = Percent, ["family"] = Percent, ["employed"] = 72, ["married"] = 96, ["maternityInsured"] = 64, ["chinese"] = Percent,
        ["inHospital"] = 98, ["difficult"] = 14, ["filed"] = 80, ["guidePrice"] = 60, ["attends"] = 90, ["deceased"] = 0, ["surgery"] = 1,
    });

    private readonly ColumnField field;
    private readonly ulong seed;
    private readonly string last;
    private readonly int member;
    private readonly int children;
    private readonly int linked;

    private SampleColumn(ColumnSchema schema, int column)
    {
        field = schema.Fields[column];
        last = field.Name[(field.Name.LastIndexOf('.') + 1)..];
        var bracket = field.Name.IndexOf('[', StringComparison.Ordinal);
        member = bracket < 0 ? 0 : field.Name[bracket + 1] - '0';
        IsOfBirth = field.Name.StartsWith("births[", StringComparison.Ordinal) && last == "date";
        IsOfChild = field.Name.StartsWith("children[", StringComparison.Ordinal);
        children = schema.IndexOf("children");
        linked = field.MayBeNotApplicable && !field.Texts.IsDefaultOrEmpty ? schema.IndexOf(field.Texts[0][..field.Texts[0].IndexOf('[', StringComparison.Ordinal)]) : -1;
        seed = field.Name.Aggregate(0UL, (mixed, letter) => Mixed(mixed ^ letter));
    }

    private bool IsOfBirth { get; }

    private bool IsOfChild { get; }

    public static SampleColumn Of(ColumnSchema schema, int column) => new(schema, column);

    public void Fill(ColumnBlock block, int column, int place)
    {
        var vector = block[column];
        Array.Clear(vector.Yes);
        Array.Clear(vector.NotApplicable);
        for (var row = 0; row < block.Rows; row++)
        {
            var family = (ulong)(block.FirstRow + row);
            var chance = Mixed(seed ^ Mixed(family));
            switch (field.Kind)
            {
                case ColumnKind.Truth:
                    vector.Yes[row / 64] |= (int)(chance % Percent) < Shares.GetValueOrDefault(last, 8) ? 1UL << (row % 64) : 0;
                    break;
                case ColumnKind.Long:
                    vector.Longs[row] = (long)(chance % 900_000);
                    break;
                default:
                    vector.Wholes[row] = Whole(block, vector, row, family, chance, place);
                    break;
            }
        }
    }

    private int Whole(ColumnBlock block, ColumnVector vector, int row, ulong family, ulong chance, int place)
    {
        if (linked >= 0)
        {
            return Link(block, vector, row, chance);
        }

        if (!field.Texts.IsDefault)
        {
            return field.Name == "place" || (field.Texts.Length > Percent && chance % 10 > 0) ? place
                : last == "of" ? (int)(chance % 20 == 0 ? chance / 20 % (ulong)field.Texts.Length : (ulong)Math.Max(0, field.Texts.IndexOf("both")))
                : (int)(chance % (ulong)field.Texts.Length);
        }

        if (field.Most == DateOnly.MaxValue.DayNumber)
        {
            return Day(family, chance);
        }

        return field.Name is "children" or "births" ? Children(family)
            : !field.Name.Contains('.', StringComparison.Ordinal) ? (int)(chance % 8 == 0 ? field.Most : 0)
            : (int)Math.Clamp(1 + (long)(chance % 3), field.Least, field.Most);
    }

    /// <summary>Every child came from a birth of its own number; other links lead to a member that is there, or nowhere.</summary>
    private int Link(ColumnBlock block, ColumnVector vector, int row, ulong chance)
    {
        var there = block[linked].Wholes[row];
        if (there == 0)
        {
            vector.NotApplicable[row / 64] |= 1UL << (row % 64);
            return 0;
        }

        return last == "birth" && IsOfChild ? member - 1 : (int)(chance % (ulong)there);
    }

    private int Day(ulong family, ulong chance)
    {
        if (IsOfBirth || (IsOfChild && last == "birthDate"))
        {
            return BirthDay(family, member);
        }

        return last == "birthDate" ? LastBirthDay - (DaysOfYear * 24) - (int)(chance % (DaysOfYear * 16))
            : last == "marriageDate" ? BirthDay(family, 1) - DaysOfYear - (int)(chance % (DaysOfYear * 3))
            : LastBirthDay - (int)(chance % (DaysOfYear * 3));
    }

    /// <summary>The eldest is up to sixteen years old; each next is two to six years younger, and not yet born ones were born lately.</summary>
    private static int BirthDay(ulong family, int child)
    {
        var day = LastBirthDay - (int)(Mixed(family ^ 0x5DEECE66DUL) % (DaysOfYear * 16));
        for (var i = 1; i < child; i++)
        {
            day += (DaysOfYear * 2) + (int)(Mixed(family + (ulong)i) % (DaysOfYear * 4));
        }

        return Math.Min(day, LastBirthDay);
    }

    private static int Children(ulong family) => (int)(Mixed(family ^ 0xB5026F5AA96619E9UL) % Percent) switch
    {
        < 12 => 0,
        < 60 => 1,
        < 94 => 2,
        _ => 3,
    };

    /// <summary>SplitMix64 (Steele, Lea, Flood 2014).</summary>
    private static ulong Mixed(ulong z)
    {
        unchecked
        {
            z += 0x9E3779B97F4A7C15UL;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }
}
