using System.Collections.Immutable;
using Anyu.Access;
using Anyu.Store;

namespace Anyu.Register;

/// <summary>Records the parents that an import named by number, when all persons of the file are there. Each part leaves the list of what is still to do.</summary>
internal static class ImportKin
{
    private const int RowsOfPart = 10_000;

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(ImportKin));

    /// <summary>Records them all; how many were recorded and how many parents nobody has.</summary>
    public static async Task<(long Recorded, long Missing)> Record(Database database, Actor actor, ImportOrder order, CancellationToken stop)
    {
        var (recorded, missing) = (0L, 0L);
        while (true)
        {
            var part = await database.Write(unit => Part(unit, actor, order), stop);
            if (part.Rows == 0)
            {
                return (recorded, missing);
            }

            (recorded, missing) = (recorded + part.Recorded, missing + part.Missing);
        }
    }

    private static async Task<(int Rows, int Recorded, int Missing)> Part(UnitOfWork unit, Actor actor, ImportOrder order)
    {
        var rows = await unit.Query<Pending>(Sql["pending"], new { Import = order.Id, Most = RowsOfPart });
        if (rows.Count == 0)
        {
            return (0, 0, 0);
        }

        var parents = rows.GroupBy(row => row.Id).Select(group => group.OrderBy(row => row.ParentId).First()).ToList();
        var fitting = parents.Where(row => row.ParentId is not null && row.IsKnown == 0 && row.ParentBorn!.Value.AddYears(Limits.ParentYears) <= row.BornOn && row.ParentId != row.ChildId).ToList();
        var ids = new SequentialIds(unit.Now);
        var entries = fitting.ConvertAll(row => Entry(unit, actor, order, ids, row));
        await unit.InsertAll(Journal.Table, entries.Select(JournalRow.Of));
        await unit.InsertAll(Journal.TieTable, entries.SelectMany(Journal.Ties));
        await unit.InsertAll(KinRow.Table, entries.Select(entry => KinRow.Of(entry.Subject, Facts.Latest([entry]), isSealed: false)));
        foreach (var row in fitting)
        {
            unit.Record(actor.Entry(row.ChildPlace, "register.kin.import", row.ChildId.Written(), order.Id.Written()));
        }

        await unit.Execute(Sql["done"], new { Import = order.Id, Last = rows[^1].Id });
        return (rows.Count, fitting.Count, parents.Count(row => row.ParentId is null));
    }

    private static JournalEntry Entry(UnitOfWork unit, Actor actor, ImportOrder order, SequentialIds ids, Pending row) => new()
    {
        Id = ids.Next(),
        Subject = ids.Next(),
        Kind = Kinds.Kin,
        Event = order.Id,
        ValidFrom = row.BornOn,
        RecordedAt = unit.Now,
        Actor = actor.EvidenceName,
        Source = order.Source,
        Values = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Elements.Parent] = row.ParentId!.Value.Written(),
            [Elements.Child] = row.ChildId.Written(),
            [Elements.Kind] = "birth",
            [Elements.Role] = row.Role,
            [Elements.From] = row.BornOn.Written(),
        }),
    };

    private sealed record Pending(Guid Id, Guid ChildId, string ChildPlace, DateOnly BornOn, string Role, Guid? ParentId, DateOnly? ParentBorn, int IsKnown);
}
