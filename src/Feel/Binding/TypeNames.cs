using Anyu.Kernel;

namespace Anyu.Feel;

/// <summary>What types are called in messages.</summary>
internal static class TypeNames
{
    public static Bilingual Of(FeelType type, Schema schema) => type switch
    {
        FeelType.Boolean => new("是否", "a yes or no"),
        FeelType.Date => new("日期", "a date"),
        FeelType.Number number => OfNumber(number.Unit),
        FeelType.Text => new("文本", "a text"),
        FeelType.Code code => OfCode(code.ListId, schema),
        FeelType.Place => new("行政区划", "a place"),
        FeelType.Record record => OfRecord(record.Entity, schema),
        FeelType.List list => OfList(Of(list.Item, schema)),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not a type of policy mode."),
    };

    private static Bilingual OfNumber(Unit unit)
    {
        var label = Units.Label(unit);
        return unit == Unit.One ? new("不带单位的数", "a bare number") : new($"以“{label.Zh}”为单位的数", $"a number of{(unit == Unit.Percent ? " percent" : label.En)}");
    }

    private static Bilingual OfCode(string id, Schema schema)
    {
        var label = schema.FindCodeList(id)?.Label ?? new Bilingual(id, id);
        return new($"代码表“{label.Zh}”（{id}）中的代码", $"a code of the list '{id}' ({label.En})");
    }

    private static Bilingual OfRecord(string id, Schema schema)
    {
        var label = schema.FindEntity(id)?.Label ?? new Bilingual(id, id);
        return new($"“{label.Zh}”记录", $"a record of '{id}'");
    }

    private static Bilingual OfList(Bilingual item) => new($"列表（成员为{item.Zh}）", $"a list (each member {item.En})");
}
