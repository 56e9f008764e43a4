using System.Globalization;
using Anyu.Kernel;

namespace Anyu.Indicators;

/// <summary>A value in one line, with all that must stand beside it.</summary>
public static class ValueText
{
    /// <summary>The line.</summary>
    public static string Of(IndicatorValue value, Language language)
    {
        var zh = language == Language.Zh;
        return value switch
        {
            IndicatorValue.Rated { Rate: var r } => string.Create(CultureInfo.InvariantCulture,
                $"{ValueWords.Number(r.Value)} [{ValueWords.Number(r.Low)}–{ValueWords.Number(r.High)}] {ValueWords.Of(r.Method).In(language)}  {ValueWords.Number(r.Basis.Count)}/{ValueWords.Number(r.Basis.Denominator)} ({r.Basis.DenominatorAt.In(language)})  {ValueWords.Of(r.Stability).In(language)}{Made(r.Basis.Synthetic, language)}"),
            IndicatorValue.Counted c => $"{ValueWords.Number(c.Count)}{Made(c.Synthetic, language)}",
            IndicatorValue.Withheld w => $"{ValueWords.Withheld.In(language)}{(zh ? "：" : ": ")}{ValueWords.Of(w.Reason).In(language)}{Made(w.Synthetic, language)}",
            IndicatorValue.NotAtHand n => Gaps(n, language),
            _ => "",
        };
    }

    private static string Gaps(IndicatorValue.NotAtHand value, Language language)
    {
        var first = value.Missing.Length == 0 ? "" : $"{value.Missing[0].Series} {value.Missing[0].Place} {value.Missing[0].Period}";
        return language == Language.Zh ? $"{ValueWords.NotAtHand.Zh}：缺 {value.Gaps} 个数，如 {first}" : $"{ValueWords.NotAtHand.En}: {value.Gaps} counts missing, such as {first}";
    }

    private static string Made(bool synthetic, Language language) => synthetic ? $"  【{ValueWords.Synthetic.In(language)}】" : "";
}
