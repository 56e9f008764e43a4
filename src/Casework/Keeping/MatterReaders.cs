using Anyu.Access;
using Anyu.Store;

namespace Anyu.Casework;

/// <summary>Who reads a thread: its applicant, and the parents of the family that it is about.</summary>
internal static class MatterReaders
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(MatterReaders));

    /// <summary>Lets these read the thread beside its applicant, and nobody else any more; nothing happens where there is no such thread.</summary>
    public static async Task Keep(UnitOfWork unit, Guid matter, IReadOnlyCollection<string> readers)
    {
        await unit.Execute(Sql["drop"], new { Matter = matter, Readers = readers });
        await unit.ExecuteEach(Sql["add"], readers.Select(reader => new { Matter = matter, Reader = reader }));
    }

    /// <summary>Whether somebody may read a thread.</summary>
    public static async Task<bool> Has(UnitOfWork unit, MatterRow matter, Actor actor) =>
        await OwnKeys.Of(unit, actor) is var own && (own.Contains(matter.Applicant, StringComparer.Ordinal) || await unit.Get<long>(Sql["has"], new { Matter = matter.Id, Readers = own }) > 0);
}
