using System.Globalization;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>Values and amounts as people read them.</summary>
public static class FactText
{
    /// <summary>The value of a fact: 是, 2024-03-01, a code's label, 14 月.</summary>
    public static string Of(string path, FeelValue value, Vocabulary vocabulary, Language language)
    {
        var element = FactPaths.TryParse(path, vocabulary, out var parsed) && parsed.Element is not null
            ? vocabulary.Schema.FindEntity(parsed.Root is not null ? vocabulary.Roots[parsed.Root] : vocabulary.Collections[parsed.Collection!])?.Find(parsed.Element)
            : null;
        return OfType(element?.Type, value, vocabulary, language);
    }

    /// <summary>A value of that type; the type may be null when it is not known.</summary>
    public static string OfType(FeelType? type, FeelValue value, Vocabulary vocabulary, Language language) => value.Kind switch
    {
        FeelKind.Unknown => language == Language.Zh ? "不知道" : "not known",
        FeelKind.NotApplicable => language == Language.Zh ? "不涉及" : "not applicable",
        FeelKind.Boolean => (value.AsBoolean, language) switch { (true, Language.Zh) => "是", (true, _) => "yes", (false, Language.Zh) => "否", _ => "no" },
        FeelKind.Date => value.AsDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        FeelKind.Number => type is FeelType.Number { Unit: var unit } ? Amount(value.AsNumber, unit, language) : Plain(value.AsNumber),
        FeelKind.Text when type is FeelType.Code code => vocabulary.Schema.FindCodeList(code.ListId)?.Items.FirstOrDefault(i => i.Code == value.AsText)?.Label.In(language) ?? value.AsText,
        FeelKind.Text => value.AsText,
        FeelKind.Record => FactPaths.DescribeOwner(value.AsRecord.Path, vocabulary).In(language),
        _ => string.Join("、", value.AsList.Select(v => OfType(null, v, vocabulary, language))),
    };

    /// <summary>A number with its unit: 180 天, 3,600 元, 80%.</summary>
    public static string Amount(decimal number, Unit unit, Language language)
    {
        var text = Plain(number);
        return language == Language.Zh
            ? unit switch
            {
                Unit.Day => text + "天",
                Unit.WorkingDay => text + "个工作日",
                Unit.Month => text + "个月",
                Unit.Year => text + "年",
                Unit.Hour => text + "小时",
                Unit.Yuan => text + "元",
                Unit.Percent => text + "%",
                Unit.Child => text + "个子女",
                Unit.PlaceSlot => text + "个托位",
                Unit.Person => text + "人",
                Unit.Level => text + "级",
                _ => text,
            }
            : unit switch
            {
                Unit.Percent => text + "%",
                Unit.Yuan => "¥" + text,
                Unit.One => text,
                Unit.WorkingDay => text + (number == 1 ? " working day" : " working days"),
                Unit.PlaceSlot => text + (number == 1 ? " place" : " places"),
                Unit.Child => text + (number == 1 ? " child" : " children"),
                Unit.Person => text + (number == 1 ? " person" : " persons"),
                _ => text + " " + unit.ToString().ToLowerInvariant() + (number == 1 ? "" : "s"),
            };
    }

    /// <summary>An amount with the words that say how it binds: 不低于 300元.</summary>
    public static string Amount(LawAmount amount, Language language)
    {
        var text = Amount(amount.Value, amount.Unit, language);
        return (amount.Relation, language) switch
        {
            (Relation.AtLeast, Language.Zh) => "不低于" + text,
            (Relation.AtLeast, _) => "at least " + text,
            (Relation.AtMost, Language.Zh) => "不超过" + text,
            (Relation.AtMost, _) => "at most " + text,
            (Relation.Average, Language.Zh) => "平均" + text,
            (Relation.Average, _) => text + " on average",
            _ => text,
        };
    }

    private static string Plain(decimal number) => number.ToString("#,0.######", CultureInfo.InvariantCulture);
}
