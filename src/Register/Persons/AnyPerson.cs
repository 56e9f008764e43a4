using Anyu.Store;

namespace Anyu.Register;

/// <summary>Whether anybody is in the register at all. Of whom nothing is told.</summary>
public static class AnyPerson
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(AnyPerson));

    /// <summary>Asks.</summary>
    public static async Task<bool> Run(UnitOfWork unit) => await unit.Get<long>(Sql["any"]) > 0;
}
