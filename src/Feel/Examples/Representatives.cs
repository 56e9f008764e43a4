using Anyu.Kernel;

namespace Anyu.Feel;

/// <summary>
/// Values that stand for all others of their type, given the constants they are compared with: both truths, every code, each constant with its neighbours.
/// Quantities of families are not negative; what is counted in days, months, years or heads is whole. Values outside that are tried only where a constant lies there.
/// </summary>
internal static class Representatives
{
    /// <summary>Stand for every text and place that no expression names.</summary>
    private static readonly FeelValue OtherText = FeelValue.Of("…");
    private static readonly FeelValue OtherPlace = FeelValue.Of("999999");
    private static readonly DateOnly UsualDate = new(2024, 6, 1);

    public static FeelValue[] Of(FeelType type, Schema? schema, IEnumerable<FeelValue> constants)
    {
        var own = constants.Distinct().ToList();
        return type switch
        {
            FeelType.Boolean => [FeelValue.Yes, FeelValue.No],
            FeelType.Number number => Numbers(number.Unit, [.. own.Where(c => c.Kind == FeelKind.Number).Select(c => c.AsNumber).Distinct().Order()]),
            FeelType.Date => Dates([.. own.Where(c => c.Kind == FeelKind.Date).Select(c => c.AsDate).Distinct().Order()]),
            FeelType.Code code when schema?.FindCodeList(code.ListId) is { } list => [.. list.Items.Select(i => FeelValue.Of(i.Code))],
            FeelType.Place => [.. Texts(own), OtherPlace],
            _ => [.. Texts(own), OtherText],
        };
    }

    /// <summary>A representative as people read it; a text that stands for all others says so.</summary>
    public static string Text(FeelValue value, FeelType type, Schema? schema, Language language)
    {
        if (value == OtherText || value == OtherPlace)
        {
            return language == Language.Zh ? "其他" : "any other";
        }

        var label = type is FeelType.Code code && schema?.FindCodeList(code.ListId) is { } list
            ? list.Items.FirstOrDefault(i => i.Code == value.AsText)?.Label
            : null;
        return ValueText.Of(value, type, label, language);
    }

    private static IEnumerable<FeelValue> Texts(List<FeelValue> own) =>
        own.Where(c => c.Kind == FeelKind.Text).OrderBy(c => c.AsText, StringComparer.Ordinal);

    private static FeelValue[] Numbers(Unit unit, decimal[] constants)
    {
        var whole = unit is not (Unit.Yuan or Unit.Percent or Unit.Hour) && constants.All(c => c == decimal.Truncate(c));
        var values = new SortedSet<decimal> { 0, 1 };
        for (var i = 0; i < constants.Length; i++)
        {
            values.Add(constants[i]);
            values.Add(constants[i] - 1);
            values.Add(constants[i] + 1);
            if (!whole && i > 0)
            {
                values.Add((constants[i - 1] + constants[i]) / 2);
            }
        }

        return [.. values.Where(v => v >= 0 || constants.Any(c => c < 0)).Select(FeelValue.Of)];
    }

    private static FeelValue[] Dates(DateOnly[] constants)
    {
        var values = new SortedSet<DateOnly>();
        foreach (var date in constants)
        {
            values.UnionWith([Shift(date, -1), date, Shift(date, 1)]);
        }

        return values.Count == 0 ? [FeelValue.Of(UsualDate), FeelValue.Of(UsualDate.AddDays(1)), FeelValue.Of(UsualDate.AddYears(4))] : [.. values.Select(FeelValue.Of)];
    }

    private static DateOnly Shift(DateOnly date, int days) =>
        DateOnly.FromDayNumber(Math.Clamp(date.DayNumber + days, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));
}
