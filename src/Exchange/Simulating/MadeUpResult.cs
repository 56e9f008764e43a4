using System.Collections.Immutable;
using System.Globalization;
using Anyu.Kernel;

namespace Anyu.Exchange;

/// <summary>What a simulated agency gives: made up from the order, so that nothing of it belongs to a real person.</summary>
internal static class MadeUpResult
{
    private const string Number = ".residentId";

    /// <summary>A value for each fact that is wanted.</summary>
    public static ImmutableSortedDictionary<string, string> For(OrderData order, string subject, FaultScript script) =>
        order.Wanted.Index().ToImmutableSortedDictionary(wanted => wanted.Item.Key, wanted => Of(order, wanted.Item.Key, wanted.Item.Value, script.Draw(subject, -1 - wanted.Index, 90_000_000)), StringComparer.Ordinal);

    private static string Of(OrderData order, string fact, string type, int draw) => type switch
    {
        "date" => BirthDate(order),
        "number" => "1",
        "boolean" => "true",
        "place" => order.Place,
        _ when fact.EndsWith(Number, StringComparison.Ordinal) => ResidentNumber(order, draw),
        _ => string.Create(CultureInfo.InvariantCulture, $"S{draw + 10_000_000}"),
    };

    private static string BirthDate(OrderData order) => order.Facts.GetValueOrDefault("birth.date") ?? "2025-01-01";

    /// <summary>A number that fits the form of GB 11643-1999: the county, the day of birth, a sequence of the sex, the check character.</summary>
    private static string ResidentNumber(OrderData order, int draw)
    {
        var sequence = draw % 499 * 2 + (order.Facts.GetValueOrDefault("child.sex") == "1" ? 1 : 0);
        var digits = string.Create(CultureInfo.InvariantCulture, $"{order.Place[..6]}{BirthDate(order).Replace("-", "", StringComparison.Ordinal)}{sequence:000}");
        return digits + ResidentId.CheckCharacter(digits);
    }
}
