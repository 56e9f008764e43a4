namespace Anyu.Indicators;

/// <summary>Who reads a number; the fewer may read, the more is shown (Statistics Law art. 28: nobody may be told apart).</summary>
public enum Audience
{
    /// <summary>The public and other agencies: counts of persons below 10 are withheld.</summary>
    Public,

    /// <summary>Inside health administration: below 5.</summary>
    HealthAdministration,

    /// <summary>Staff with the authority to see the records themselves: nothing is withheld.</summary>
    AuthorisedStaff,
}

/// <summary>The numbers of disclosure control.</summary>
public static class DisclosureRule
{
    /// <summary>No rate stands on a denominator below this.</summary>
    public const int SmallestDenominator = 30;

    /// <summary>Counts of persons from 1 up to below this are withheld; 1 withholds nothing.</summary>
    public static int Threshold(Audience audience) => audience switch
    {
        Audience.Public => 10,
        Audience.HealthAdministration => 5,
        _ => 1,
    };
}
