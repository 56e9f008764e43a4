using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Anyu.Kernel;

/// <summary>
/// An amount of renminbi in whole fen 分, negative for a claim back. Overflow throws, never wraps.
/// Written in yuan with two decimals and at most sixteen digits, the <c>n..16,2</c> of GB/T 39046: <c>3600.00</c>.
/// Range: ±99 999 999 999 999.99 yuan. The default value is zero.
/// </summary>
public readonly record struct Money : IComparable<Money>
{
    /// <summary>Fen in one yuan.</summary>
    public const int FenPerYuan = 100;

    private const long Limit = 9_999_999_999_999_999;

    /// <summary>An amount in fen.</summary>
    /// <param name="fen">Whole fen.</param>
    /// <exception cref="OverflowException">More than sixteen digits.</exception>
    public Money(long fen)
    {
        if (fen is > Limit or < -Limit)
        {
            throw new OverflowException("Money has at most sixteen digits.");
        }

        Fen = fen;
    }

    /// <summary>Nothing.</summary>
    public static Money Zero => default;

    /// <summary>The amount in fen.</summary>
    public long Fen { get; }

    /// <summary>The amount in yuan, exact.</summary>
    public decimal Yuan => (decimal)Fen / FenPerYuan;

    /// <summary>An amount of yuan that must be whole fen.</summary>
    /// <exception cref="ArgumentException">There is a part of a fen; use <see cref="RoundedFromYuan"/> and say how to round.</exception>
    /// <exception cref="OverflowException">More than sixteen digits.</exception>
    public static Money FromYuan(decimal yuan) =>
        decimal.Truncate(yuan * FenPerYuan) == yuan * FenPerYuan
            ? new Money((long)(yuan * FenPerYuan))
            : throw new ArgumentException("A part of a fen needs a rounding rule.", nameof(yuan));

    /// <summary>An amount of yuan rounded to whole fen.</summary>
    /// <param name="yuan">The amount.</param>
    /// <param name="rounding">The rule that the benefit or the ledger states.</param>
    /// <exception cref="OverflowException">More than sixteen digits.</exception>
    public static Money RoundedFromYuan(decimal yuan, MidpointRounding rounding) =>
        new((long)decimal.Round(yuan * FenPerYuan, 0, rounding));

    /// <summary>Reads yuan: an optional minus, one to fourteen digits, at most two decimals. No separators, no sign of currency.</summary>
    /// <param name="text">What the user wrote.</param>
    /// <param name="money">The amount when it could be read.</param>
    /// <param name="problem"><c>KRN-0010</c> when it could not.</param>
    public static bool TryParse(string text, out Money money, [NotNullWhen(false)] out Problem? problem)
    {
        money = default;
        problem = KernelProblems.NotMoney(text);
        var unsigned = text.AsSpan(text.StartsWith('-') ? 1 : 0);
        var point = unsigned.IndexOf('.');
        var whole = point < 0 ? unsigned : unsigned[..point];
        var decimals = point < 0 ? [] : unsigned[(point + 1)..];
        if (!IsDigits(whole, 14) || (point >= 0 && !IsDigits(decimals, 2)))
        {
            return false;
        }

        var fen = long.Parse(whole, NumberStyles.None, CultureInfo.InvariantCulture) * FenPerYuan;
        fen += decimals.Length switch { 0 => 0, 1 => (decimals[0] - '0') * 10, _ => ((decimals[0] - '0') * 10) + decimals[1] - '0' };
        (money, problem) = (new Money(text[0] == '-' ? -fen : fen), null);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(Money other) => Fen.CompareTo(other.Fen);

    /// <summary>Sum.</summary>
    public static Money operator +(Money left, Money right) => new(checked(left.Fen + right.Fen));

    /// <summary>Difference.</summary>
    public static Money operator -(Money left, Money right) => new(checked(left.Fen - right.Fen));

    /// <summary>The opposite amount.</summary>
    public static Money operator -(Money amount) => new(-amount.Fen);

    /// <summary>The amount a number of times.</summary>
    public static Money operator *(Money amount, int times) => new(checked(amount.Fen * times));

    /// <summary>Less than.</summary>
    public static bool operator <(Money left, Money right) => left.Fen < right.Fen;

    /// <summary>Less than or equal.</summary>
    public static bool operator <=(Money left, Money right) => left.Fen <= right.Fen;

    /// <summary>More than.</summary>
    public static bool operator >(Money left, Money right) => left.Fen > right.Fen;

    /// <summary>More than or equal.</summary>
    public static bool operator >=(Money left, Money right) => left.Fen >= right.Fen;

    /// <summary>Yuan with two decimals, <c>3600.00</c>: the form it is read from.</summary>
    public override string ToString() => Yuan.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>Upper-case renminbi 人民币大写, as decision letters and receipts print it: <c>人民币叁仟陆佰元整</c>.</summary>
    public string ToCapitals() => RenminbiCapitals.Write(Fen);

    private static bool IsDigits(ReadOnlySpan<char> text, int most) =>
        text.Length >= 1 && text.Length <= most && !text.ContainsAnyExceptInRange('0', '9');
}
