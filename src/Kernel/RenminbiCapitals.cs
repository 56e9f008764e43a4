using System.Text;

namespace Anyu.Kernel;

/// <summary>
/// Writes an amount in the capital numerals of the payment rules (支付结算办法 annex 1, 正确填写票据和结算凭证的基本规定):
/// one 零 for any run of zeros between digits, 整 after whole yuan and after whole jiao, nothing after fen.
/// </summary>
internal static class RenminbiCapitals
{
    private const string Digits = "零壹贰叁肆伍陆柒捌玖";
    private static readonly string[] InGroup = ["", "拾", "佰", "仟"];
    private static readonly string[] OfGroup = ["", "万", "亿", "万亿"];

    /// <summary>The amount in words.</summary>
    /// <param name="fen">Whole fen, at most sixteen digits.</param>
    public static string Write(long fen)
    {
        var text = new StringBuilder(fen < 0 ? "人民币负" : "人民币");
        var absolute = Math.Abs(fen);
        var (yuan, rest) = Math.DivRem(absolute, Money.FenPerYuan);
        WriteYuan(text, yuan);
        WriteDecimals(text, yuan, (int)rest);
        return text.ToString();
    }

    private static void WriteYuan(StringBuilder text, long yuan)
    {
        if (yuan == 0)
        {
            return;
        }

        var pendingZero = false;
        var started = false;
        for (var group = OfGroup.Length - 1; group >= 0; group--)
        {
            var value = (int)(yuan / Power(group) % 10_000);
            WriteGroup(text, value, ref pendingZero, ref started);
            text.Append(value == 0 ? "" : UnitOf(group, yuan));
        }

        text.Append('元');
    }

    /// <summary>万亿 shares its 亿 with the group below, unless that group is empty.</summary>
    private static string UnitOf(int group, long yuan) =>
        group == 3 && yuan / Power(2) % 10_000 != 0 ? "万" : OfGroup[group];

    private static void WriteGroup(StringBuilder text, int value, ref bool pendingZero, ref bool started)
    {
        var divisor = 1000;
        for (var place = InGroup.Length - 1; place >= 0; place--, divisor /= 10)
        {
            var digit = value / divisor % 10;
            if (digit == 0)
            {
                pendingZero = started;
                continue;
            }

            text.Append(pendingZero ? "零" : "").Append(Digits[digit]).Append(InGroup[place]);
            (pendingZero, started) = (false, true);
        }
    }

    private static void WriteDecimals(StringBuilder text, long yuan, int fen)
    {
        var (jiao, left) = Math.DivRem(fen, 10);
        if (fen == 0)
        {
            text.Append(yuan == 0 ? "零元整" : "整");
            return;
        }

        if (jiao > 0)
        {
            text.Append(Digits[jiao]).Append('角');
        }
        else if (yuan > 0)
        {
            text.Append('零');
        }

        text.Append(left == 0 ? "整" : $"{Digits[left]}分");
    }

    private static long Power(int group) => group switch { 0 => 1, 1 => 10_000, 2 => 100_000_000, _ => 1_000_000_000_000 };
}
