using System.Globalization;
using Anyu.Kernel;

namespace Anyu.Feel;

/// <summary>Values as people read them.</summary>
internal static class ValueText
{
    public static string Of(FeelValue value, FeelType type, Bilingual? label, Language language) => value.Kind switch
    {
        FeelKind.Unknown => new Bilingual("未知", "unknown").In(language),
        FeelKind.NotApplicable => new Bilingual("不适用", "not applicable").In(language),
        FeelKind.Boolean => (value.AsBoolean ? new Bilingual("是", "yes") : new Bilingual("否", "no")).In(language),
        FeelKind.Date => OfDate(value.AsDate, language),
        FeelKind.Number => OfNumber(value.AsNumber, type is FeelType.Number number ? number.Unit : Unit.One, language),
        FeelKind.Text => label is { } known ? known.In(language) : Quoted(value.AsText, language),
        FeelKind.Record => value.AsRecord.Path,
        _ => string.Join(language == Language.Zh ? "、" : ", ", value.AsList.Select(v => Of(v, type is FeelType.List list ? list.Item : type, null, language))),
    };

    public static string OfDate(DateOnly date, Language language) => language == Language.Zh
        ? string.Create(CultureInfo.InvariantCulture, $"{date.Year}年{date.Month}月{date.Day}日")
        : date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string OfNumber(decimal number, Unit unit, Language language)
    {
        var text = number.ToString("#,0.############", CultureInfo.InvariantCulture);
        return text + Units.Label(unit, one: number == 1).In(language);
    }

    public static string Quoted(string text, Language language) => language == Language.Zh ? $"“{text}”" : $"\"{text}\"";
}
