using System.Globalization;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>An adoption stays above the floor and below the ceiling of its provision, in its place.</summary>
internal static class AdoptionCheck
{
    /// <summary>What is found.</summary>
    public static IEnumerable<Problem> Run(Lawbook book, Readings readings)
    {
        var byId = readings.All.ToDictionary(r => r.Provision.Id, StringComparer.Ordinal);
        foreach (var adoption in book.Adoptions)
        {
            var reading = byId[adoption.Provision];
            if (Fault(adoption, reading) is { } fault)
            {
                yield return LawProblems.AdoptionOutside(adoption.At ?? reading.Provision.At, adoption.Provision, fault);
            }
        }
    }

    private static Bilingual? Fault(Adoption adoption, Reading reading)
    {
        var provision = reading.Provision;
        if (adoption.Place is { } place && !PlaceCode.Parse(place).IsWithin(reading.Place))
        {
            return new($"{place} 不在 {provision.Place} 内。", $"{place} does not lie within {provision.Place}.");
        }

        if (adoption.Until < reading.Days.From || adoption.Since > reading.Days.Until)
        {
            return new("采纳的日期不在规定的有效期内。", "its dates lie outside the provision's validity.");
        }

        var isFloor = provision.Relation == Relation.AtLeast || provision.Operation is Operation.StandardAtLeast or Operation.RaiseTo;
        if (isFloor && adoption.Value < reading.Lowest)
        {
            return new(
                string.Create(CultureInfo.InvariantCulture, $"{adoption.Value} 低于下限 {reading.Lowest}。"),
                string.Create(CultureInfo.InvariantCulture, $"{adoption.Value} is below the floor {reading.Lowest}."));
        }

        var isCeiling = provision.Relation == Relation.AtMost || provision.Operation == Operation.CapAt;
        return isCeiling && reading.Constant is { } most && adoption.Value > most
            ? new(
                string.Create(CultureInfo.InvariantCulture, $"{adoption.Value} 高于上限 {most}。"),
                string.Create(CultureInfo.InvariantCulture, $"{adoption.Value} is above the ceiling {most}."))
            : null;
    }
}
