using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Indicators;

/// <summary>One value of a breakdown, such as a birth order.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Label">What people call it.</param>
public sealed record BreakdownCode(string Id, Bilingual Label);

/// <summary>A way to divide a series: by sex, birth order, mother's age.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Codes">Its values in their order; together they are everybody.</param>
/// <param name="Standard">The standard of the codes, or null.</param>
public sealed record Breakdown(string Id, Bilingual Label, ImmutableArray<BreakdownCode> Codes, string? Standard);

/// <summary>Whether a series counts over time or at a day.</summary>
public enum SeriesKind
{
    /// <summary>时段数: what happened in a period; months add up to years.</summary>
    Flow,

    /// <summary>时点数: what there was at the end of a period; only places add up.</summary>
    Stock,
}

/// <summary>Which records of the register or of casework a series is counted from, where they are there; imported tables otherwise.</summary>
public enum RecordSource
{
    /// <summary>Imported tables alone.</summary>
    None,

    /// <summary>Births of the register.</summary>
    Births,

    /// <summary>Deaths of the register.</summary>
    Deaths,

    /// <summary>Deaths before the first birthday.</summary>
    DeathsUnder1,

    /// <summary>Deaths before the fifth birthday.</summary>
    DeathsUnder5,

    /// <summary>Pregnancies by the day on which the register had them.</summary>
    Pregnancies,

    /// <summary>Persons of the register by residence.</summary>
    Persons,

    /// <summary>Persons before their third birthday.</summary>
    PersonsUnder3,

    /// <summary>Childcare institutions of the register.</summary>
    ChildcareInstitutions,

    /// <summary>Cases closed, without those taken back.</summary>
    CasesClosed,

    /// <summary>Of these, no step past its limit.</summary>
    CasesClosedOnTime,
}

/// <summary>A series 数列 of counts by place and period, of which numerators and denominators are made.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Kind">Over time or at a day.</param>
/// <param name="Persons">Whether it counts persons or families: small counts of them are withheld.</param>
/// <param name="Sensitive">Whether already a zero says something about a person (special families): it is withheld too.</param>
/// <param name="Breakdowns">The ids of the breakdowns it may come in.</param>
/// <param name="PartOf">The series that it is a part of, or null; the difference of the two is protected like a count of its own.</param>
/// <param name="From">The records it is counted from where they are there.</param>
/// <param name="Awaits">Of a series that no record here is behind: why, and where the records would come from; null where nothing is said.</param>
public sealed record Series(
    string Id, Bilingual Label, SeriesKind Kind, bool Persons, bool Sensitive, ImmutableArray<string> Breakdowns, string? PartOf = null, RecordSource From = RecordSource.None, Bilingual? Awaits = null);
