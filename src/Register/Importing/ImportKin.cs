using System.Collections.Immutable;
using Anyu.Access;
using Anyu.Store;

namespace Anyu.Register;

/// <summary>Records the parents and spouses that an import named by number, when all persons of the file are there. Each part leaves the list of what is still to do.</summary>
internal static class ImportKin
{
    private const int RowsOfPart = 10_000;

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(ImportKin));

    /// <summary>Records them all; how many were recorded and how many the register does not have.</summary>
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

        var named = rows.GroupBy(row => row.Id).Select(group => group.OrderBy(row => row.ParentId).First()).ToList();
        var fitting = named.Where(row => row.ParentId is not null && row.IsKnown == 0 && row.ParentId != row.ChildId).ToList();
        var parents = fitting.Where(row => row.Role != NamedKin.Spouse && row.ParentBorn!.Value.AddYears(Limits.ParentYears) <= row.BornOn).ToList();
        var ids = new SequentialIds(unit.Now);
        var kin = parents.ConvertAll(row => Entry(unit, actor, order, ids, row, Kinds.Kin, ParentValues(row)));
        var spouses = Couples(fitting);
        var marriages = spouses.ConvertAll(row => Entry(unit, actor, order, ids, row, Kinds.Marriage, SpouseValues(row)));
        await unit.InsertAll(Journal.Table, kin.Concat(marriages).Select(JournalRow.Of));
        await unit.InsertAll(Journal.TieTable, kin.Concat(marriages).SelectMany(Journal.Ties));
        await unit.InsertAll(KinRow.Table, kin.Select(entry => KinRow.Of(entry.Subject, Facts.Latest([entry]), isSealed: false)));
        await unit.InsertAll(MarriageRow.Table, marriages.Select(entry => MarriageRow.Of(entry.Subject, Facts.Latest([entry]), isSealed: false)));
        foreach (var row in parents.Concat(spouses))
        {
            unit.Record(actor.Entry(row.ChildPlace, row.Role == NamedKin.Spouse ? "register.marriage.import" : "register.kin.import", row.ChildId.Written(), order.Id.Written()));
        }

        await unit.Execute(Sql["done"], new { Import = order.Id, Last = rows[^1].Id });
        return (rows.Count, parents.Count + spouses.Count, named.Count(row => row.ParentId is null));
    }

    /// <summary>Each marriage once, though both rows may name it, and nobody in two.</summary>
    private static List<Pending> Couples(IEnumerable<Pending> fitting)
    {
        var taken = new HashSet<Guid>();
        return [.. fitting.Where(row => row.Role == NamedKin.Spouse && row.ParentBorn <= row.BornOn && !taken.Contains(row.ChildId) && !taken.Contains(row.ParentId!.Value) && taken.Add(row.ChildId) && taken.Add(row.ParentId.Value))];
    }

    private static JournalEntry Entry(UnitOfWork unit, Actor actor, ImportOrder order, SequentialIds ids, Pending row, string kind, ImmutableSortedDictionary<string, string> values) => new()
    {
        Id = ids.Next(),
        Subject = ids.Next(),
        Kind = kind,
        Event = order.Id,
        ValidFrom = row.BornOn,
        RecordedAt = unit.Now,
        Actor = actor.EvidenceName,
        Source = order.Source,
        Values = values,
    };

    private static ImmutableSortedDictionary<string, string> ParentValues(Pending row) => Values(
        (Elements.Parent, row.ParentId!.Value.Written()), (Elements.Child, row.ChildId.Written()), (Elements.Kind, "birth"), (Elements.Role, row.Role), (Elements.From, row.BornOn.Written()));

    private static ImmutableSortedDictionary<string, string> SpouseValues(Pending row) => Values(
        (Elements.One, row.ChildId.Written()), (Elements.Other, row.ParentId!.Value.Written()), (Elements.From, row.BornOn.Written()));

    private static ImmutableSortedDictionary<string, string> Values(params IEnumerable<(string Element, string Value)> values) =>
        values.ToImmutableSortedDictionary(value => value.Element, value => value.Value, StringComparer.Ordinal);

    private sealed record Pending(Guid Id, Guid ChildId, string ChildPlace, DateOnly BornOn, string Role, Guid? ParentId, DateOnly? ParentBorn, int IsKnown);
}
