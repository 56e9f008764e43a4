using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Anyu.Kernel;

/// <summary>
/// The code of a place in the division tree 行政区划代码: GB/T 2260 down to the county, GB/T 10114 below, as the statistical codes write them
/// (2 + 2 + 2 + 3 + 3 digits). Written with six digits down to the county, nine for a township, twelve for a village; <c>000000</c> is the nation.
/// The order of codes puts every place before the places inside it. The default value is the nation.
/// </summary>
/// <remarks>
/// The level follows from the digits alone. A city without districts (townships directly under a prefecture) simply has no county between them:
/// its pseudo-county of the statistical table carries the same six digits as the prefecture and is the same place here.
/// </remarks>
public readonly record struct PlaceCode : IComparable<PlaceCode>
{
    internal const int FullLength = 12;

    /// <summary>How many of the twelve digits lie below each level, as a power of ten.</summary>
    private static readonly long[] Spans = [1_000_000_000_000, 10_000_000_000, 100_000_000, 1_000_000, 1_000, 1];

    private readonly long _digits;

    internal PlaceCode(long digits) => _digits = digits;

    /// <summary>The nation, <c>000000</c>.</summary>
    public static PlaceCode Nation => default;

    /// <summary>The level that the digits state.</summary>
    public PlaceLevel Level
    {
        get
        {
            var level = PlaceLevel.Nation;
            while (_digits % Spans[(int)level] != 0)
            {
                level++;
            }

            return level;
        }
    }

    /// <summary>The next wider place that the digits state; null for the nation. A prefecture of 00 is skipped.</summary>
    public PlaceCode? Parent => _digits == 0 ? null : At(Level - 1);

    internal long Digits => _digits;

    /// <summary>The first code after every place inside this one.</summary>
    internal long End => _digits + Spans[(int)Level];

    /// <summary>Reads 2, 4, 6, 9 or 12 digits; zeros at the end are no level of their own (<c>220000000000</c> is the province <c>22</c>).</summary>
    /// <param name="text">What the user wrote; spaces at the ends are accepted.</param>
    /// <param name="code">The code when it could be read.</param>
    /// <param name="problem"><c>KRN-0008</c> when it could not. Whether the place exists is for <see cref="PlaceTree"/> to say.</param>
    public static bool TryParse(string text, out PlaceCode code, [NotNullWhen(false)] out Problem? problem)
    {
        code = default;
        var digits = text.AsSpan().Trim();
        var fits = digits.Length is 2 or 4 or 6 or 9 or FullLength && !digits.ContainsAnyExceptInRange('0', '9');
        if (!fits || (digits[0] == '0' && digits.ContainsAnyExcept('0')))
        {
            problem = KernelProblems.NotAPlaceCode(text);
            return false;
        }

        var value = long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        for (var length = digits.Length; length < FullLength; length++)
        {
            value *= 10;
        }

        (code, problem) = (new PlaceCode(value), null);
        return true;
    }

    /// <summary>Reads a code that the program itself wrote.</summary>
    /// <exception cref="FormatException">It is no code.</exception>
    public static PlaceCode Parse(string text) =>
        TryParse(text, out var code, out var problem) ? code : throw new FormatException(problem.What.En);

    /// <summary>The place of a wider level in which this one lies; itself where it is as wide or wider.</summary>
    public PlaceCode At(PlaceLevel level) => new(_digits - (_digits % Spans[(int)level]));

    /// <summary>Whether this place is the other one or lies inside it.</summary>
    public bool IsWithin(PlaceCode wider) => _digits >= wider._digits && _digits < wider.End;

    /// <summary>Nation, province, prefecture … down to this place, itself included: the order in which layers of law apply.</summary>
    public ImmutableArray<PlaceCode> Chain()
    {
        var chain = ImmutableArray.CreateBuilder<PlaceCode>(Spans.Length);
        for (PlaceCode? place = this; place is { } code; place = code.Parent)
        {
            chain.Add(code);
        }

        chain.Reverse();
        return chain.ToImmutable();
    }

    /// <inheritdoc/>
    public int CompareTo(PlaceCode other) => _digits.CompareTo(other._digits);

    /// <summary>Before, in the order of the tree.</summary>
    public static bool operator <(PlaceCode left, PlaceCode right) => left._digits < right._digits;

    /// <summary>Before or the same.</summary>
    public static bool operator <=(PlaceCode left, PlaceCode right) => left._digits <= right._digits;

    /// <summary>After, in the order of the tree.</summary>
    public static bool operator >(PlaceCode left, PlaceCode right) => left._digits > right._digits;

    /// <summary>After or the same.</summary>
    public static bool operator >=(PlaceCode left, PlaceCode right) => left._digits >= right._digits;

    /// <summary>Six digits down to the county, nine for a township, twelve for a village.</summary>
    public override string ToString() => Level switch
    {
        PlaceLevel.Village => _digits.ToString("D12", CultureInfo.InvariantCulture),
        PlaceLevel.Township => (_digits / 1_000).ToString("D9", CultureInfo.InvariantCulture),
        _ => (_digits / 1_000_000).ToString("D6", CultureInfo.InvariantCulture),
    };
}
