namespace Anyu.Web.Workbench;

/// <summary>What people call the values of the register.</summary>
internal static class RegisterWords
{
    /// <summary>The registered sex.</summary>
    public static Bilingual Of(RegisteredSex sex) => sex switch
    {
        RegisteredSex.Male => new("男", "male"),
        RegisteredSex.Female => new("女", "female"),
        _ => new("未知", "unknown"),
    };
}
