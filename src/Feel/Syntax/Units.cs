using System.Collections.Frozen;
using Anyu.Kernel;

namespace Anyu.Feel;

/// <summary>How units are written after a number, and what they are called.</summary>
internal static class Units
{
    private static readonly FrozenDictionary<string, Unit> ByWord = new Dictionary<string, Unit>(StringComparer.Ordinal)
    {
        ["day"] = Unit.Day, ["days"] = Unit.Day, ["天"] = Unit.Day, ["日"] = Unit.Day,
        ["month"] = Unit.Month, ["months"] = Unit.Month, ["个月"] = Unit.Month, ["月"] = Unit.Month,
        ["year"] = Unit.Year, ["years"] = Unit.Year, ["年"] = Unit.Year, ["周岁"] = Unit.Year, ["岁"] = Unit.Year,
        ["hour"] = Unit.Hour, ["hours"] = Unit.Hour, ["小时"] = Unit.Hour,
        ["yuan"] = Unit.Yuan, ["元"] = Unit.Yuan,
        ["percent"] = Unit.Percent, ["%"] = Unit.Percent,
        ["child"] = Unit.Child, ["children"] = Unit.Child, ["个子女"] = Unit.Child,
        ["slot"] = Unit.PlaceSlot, ["slots"] = Unit.PlaceSlot, ["个托位"] = Unit.PlaceSlot,
        ["person"] = Unit.Person, ["persons"] = Unit.Person, ["人"] = Unit.Person,
        ["level"] = Unit.Level, ["levels"] = Unit.Level, ["级"] = Unit.Level,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Every word that may follow a number.</summary>
    public static IEnumerable<string> Words => ByWord.Keys;

    public static Unit? Find(string word) => ByWord.TryGetValue(word, out var unit) ? unit : null;

    /// <summary>The word that policy mode writes after a number; empty for a bare number.</summary>
    public static string Word(Unit unit) => unit switch
    {
        Unit.Day => "days",
        Unit.Month => "months",
        Unit.Year => "years",
        Unit.Hour => "hours",
        Unit.Yuan => "yuan",
        Unit.Percent => "%",
        Unit.Child => "children",
        Unit.PlaceSlot => "slots",
        Unit.Person => "persons",
        Unit.Level => "levels",
        _ => string.Empty,
    };

    /// <summary>What people write after the number.</summary>
    public static Bilingual Label(Unit unit, bool one = false) => unit switch
    {
        Unit.Day => new("天", one ? " day" : " days"),
        Unit.WorkingDay => new("个工作日", one ? " working day" : " working days"),
        Unit.Month => new("个月", one ? " month" : " months"),
        Unit.Year => new("年", one ? " year" : " years"),
        Unit.Hour => new("小时", one ? " hour" : " hours"),
        Unit.Yuan => new("元", " yuan"),
        Unit.Percent => new("%", "%"),
        Unit.Child => new("个子女", one ? " child" : " children"),
        Unit.PlaceSlot => new("个托位", one ? " childcare slot" : " childcare slots"),
        Unit.Person => new("人", one ? " person" : " persons"),
        Unit.Level => new("级", one ? " level" : " levels"),
        _ => new(string.Empty, string.Empty),
    };
}
