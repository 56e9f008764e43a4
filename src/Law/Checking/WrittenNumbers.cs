using System.Globalization;
using System.Text.RegularExpressions;
using Anyu.Feel;

namespace Anyu.Law;

/// <summary>A number found in a sentence, with the unit word after it.</summary>
/// <param name="Value">The number.</param>
/// <param name="UnitWord">The unit word that follows; empty when none is known.</param>
internal readonly record struct WrittenNumber(decimal Value, string UnitWord);

/// <summary>Reads the numbers of a Chinese sentence: 98, 5,000, 1.5万, 十五, 三千六百, 百分之十, 半, with the unit that follows.</summary>
internal static partial class WrittenNumbers
{
    private const string Digits = "零一二三四五六七八九";
    private static readonly (string Word, Unit Unit)[] UnitWords =
    [
        ("个工作日", Unit.Day), ("工作日", Unit.Day), ("天", Unit.Day), ("日", Unit.Day), ("小时", Unit.Hour), ("个月", Unit.Month), ("元", Unit.Yuan),
        ("%", Unit.Percent), ("％", Unit.Percent), ("周岁", Unit.Year), ("个托位", Unit.PlaceSlot), ("年", Unit.Year),
    ];

    /// <summary>All numbers of the sentence.</summary>
    public static IEnumerable<WrittenNumber> In(string sentence)
    {
        foreach (Match match in Number().Matches(sentence))
        {
            var value = match.Groups["percent"].Success ? Chinese(match.Groups["percent"].Value)
                : match.Groups["arabic"].Success ? Arabic(match)
                : match.Groups["half"].Success ? 0.5m
                : Chinese(match.Groups["chinese"].Value);
            yield return new WrittenNumber(value, match.Groups["percent"].Success ? "%" : UnitAfter(sentence, match.Index + match.Length));
        }
    }

    /// <summary>The unit of a unit word, or null.</summary>
    public static Unit? UnitOf(string word) => UnitWords.Where(u => u.Word == word).Select(u => (Unit?)u.Unit).FirstOrDefault();

    private static string UnitAfter(string sentence, int at) =>
        UnitWords.Select(u => u.Word).FirstOrDefault(w => string.CompareOrdinal(sentence, at, w, 0, w.Length) == 0) ?? "";

    private static decimal Arabic(Match match)
    {
        var digits = match.Groups["arabic"].Value.Replace(",", "", StringComparison.Ordinal).Normalize(System.Text.NormalizationForm.FormKC);
        var number = decimal.Parse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return match.Groups["scale"].Value switch
        {
            "万" => number * 10_000,
            "亿" => number * 100_000_000,
            "千" => number * 1_000,
            _ => number,
        };
    }

    private static decimal Chinese(string text)
    {
        var (total, section, digit) = (0m, 0m, 0m);
        foreach (var c in text)
        {
            var unit = c switch { '十' => 10m, '百' => 100m, '千' => 1_000m, '万' => 10_000m, '亿' => 100_000_000m, _ => 0m };
            if (unit == 0)
            {
                digit = c is '两' ? 2 : Digits.IndexOf(c, StringComparison.Ordinal);
            }
            else if (unit >= 10_000)
            {
                (total, section, digit) = ((total + section + digit) * unit, 0, 0);
            }
            else
            {
                (section, digit) = (section + (Math.Max(digit, 1) * unit), 0);
            }
        }

        return total + section + digit;
    }

    [GeneratedRegex(
        "百分之(?<percent>[零一二三四五六七八九十百]+)|(?<arabic>[0-9０-９]+(,[0-9]{3})*([.．][0-9０-９]+)?)(?<scale>[万亿千])?|(?<half>半)|(?<chinese>[零一二两三四五六七八九十百千万亿]+)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Number();
}
