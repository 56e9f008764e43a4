using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Register;

/// <summary>What of a reported birth is compared. A newborn has no number and often no name.</summary>
/// <param name="Certificate">The birth certificate's number, or null; twins may carry one.</param>
/// <param name="Mother">The mother, or null when her number led to nobody.</param>
/// <param name="Father">The father, or null.</param>
/// <param name="BornOn">The day of birth.</param>
/// <param name="Sex">The registered sex.</param>
/// <param name="Ordinal">Which child of the birth, from 1.</param>
/// <param name="Plurality">How many children the birth brought.</param>
internal sealed record NewbornTraits(string? Certificate, Guid? Mother, Guid? Father, DateOnly BornOn, int Sex, int Ordinal, int Plurality)
{
    /// <inheritdoc/>
    public override string ToString() => "…";
}

/// <summary>Compares two reports of a birth: certificate, mother, day, sex, order within the birth, father.</summary>
internal static class NewbornMatch
{
    public const string Kind = "newborn";

    /// <summary>Every agreement and difference that is weighed.</summary>
    public static readonly ImmutableArray<string> Agreements =
    [
        "certificate", "certificate-differs", "mother", "mother-differs", "born-on", "born-on-near", "born-on-differs", "sex", "sex-differs", "order", "order-differs", "father",
    ];

    /// <summary>The agreements and differences of two reports; what one of them lacks counts nothing.</summary>
    public static IEnumerable<string> Compare(NewbornTraits one, NewbornTraits other)
    {
        if (one.Certificate is { } certificate && other.Certificate is { } second)
        {
            yield return certificate == second ? "certificate" : "certificate-differs";
        }

        if (one.Mother is { } mother && other.Mother is { } hers)
        {
            yield return mother == hers ? "mother" : "mother-differs";
        }

        yield return Math.Abs(one.BornOn.DayNumber - other.BornOn.DayNumber) switch
        {
            0 => "born-on",
            1 => "born-on-near",
            _ => "born-on-differs",
        };
        if (one.Sex != (int)RegisteredSex.Unknown && other.Sex != (int)RegisteredSex.Unknown)
        {
            yield return one.Sex == other.Sex ? "sex" : "sex-differs";
        }

        if (one.Ordinal != other.Ordinal)
        {
            yield return "order-differs";
        }
        else if (one.Plurality > 1 || other.Plurality > 1)
        {
            yield return "order";
        }

        if (one.Father is { } father && father == other.Father)
        {
            yield return "father";
        }
    }
}
