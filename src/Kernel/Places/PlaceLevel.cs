namespace Anyu.Kernel;

/// <summary>The levels of the division tree 行政区划层级, from the widest to the narrowest.</summary>
public enum PlaceLevel
{
    /// <summary>国家, code 000000.</summary>
    Nation,

    /// <summary>省、自治区、直辖市, two digits.</summary>
    Province,

    /// <summary>地级市、地区、自治州、盟, four digits.</summary>
    Prefecture,

    /// <summary>县、县级市、市辖区、旗, six digits.</summary>
    County,

    /// <summary>乡、镇、街道, nine digits.</summary>
    Township,

    /// <summary>村、社区, twelve digits.</summary>
    Village,
}
