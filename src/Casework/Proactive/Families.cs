using System.Collections.Immutable;
using System.Globalization;
using Anyu.Access;
using Anyu.Kernel;
using Anyu.Register;
using Anyu.Store;

namespace Anyu.Casework;

/// <summary>Reads a family from the register as the lawbook understands it, with what the family itself stated in its thread.</summary>
internal static class Families
{
    private const string Stated = "casework_stated.body";
    private const int AdultYears = 18;

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(Families));

    /// <summary>
    /// The parent through whom the family of a person is found, as <see cref="FamilyPlaces"/> finds all of them: a child's mother, or the father where she does not live; of a
    /// man with a wife, or with children whose mother lives, their mother; else the person.
    /// </summary>
    public static async Task<Guid?> Anchor(RegisterDesk register, UnitOfWork unit, Actor actor, Guid person, DateOnly today)
    {
        var read = await FamilyOn.Run(register, unit, actor, person, AsOf.Now);
        if (read.Value is not { } view || view.Members.First(m => m.Id == view.Person) is not { Record: { } self })
        {
            return null;
        }

        if (Age.CompletedYears(self.BirthDate, today, LeapDayRule.Mar1) < AdultYears && ParentOf(view) is { } parent)
        {
            return parent;
        }

        if (self.Sex != RegisteredSex.Male)
        {
            return view.Person;
        }

        if (view.Members.FirstOrDefault(m => m is { Relation: Register.Relation.Spouse, Record: not null and not { DiedOn: not null } }) is { } wife)
        {
            return wife.Id;
        }

        foreach (var child in view.Kin.Where(k => k.Parent == view.Person).Select(k => k.Child))
        {
            if ((await FamilyOn.Run(register, unit, actor, child, AsOf.Now)).Value is { } own && Mothers(own).FirstOrDefault(m => IsAlive(own, m)) is var mother && mother != Guid.Empty)
            {
                return mother;
            }
        }

        return view.Person;
    }

    /// <summary>The family of that parent; null when the register does not tell it, or its values are no statement.</summary>
    /// <param name="desk">The desk.</param>
    /// <param name="register">The register.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="actor">Who reads.</param>
    /// <param name="anchor">The parent.</param>
    /// <param name="day">The day on which its facts were true, as the register knows them now; today when null.</param>
    public static async Task<KnownFamily?> Of(CaseDesk desk, RegisterDesk register, UnitOfWork unit, Actor actor, Guid anchor, DateOnly? day = null)
    {
        var read = await FamilyOn.Run(register, unit, actor, anchor, new AsOf(day));
        if (read.Value is not { } view || view.Members.First(m => m.Id == view.Person).Record is not { } self)
        {
            return null;
        }

        var known = RegisterFamily.Of(view, desk.Shelf.Sources, day ?? CaseDesk.DayOf(unit.Now));
        var stated = await StatedBy(desk, unit, anchor, known);
        var statement = known.ToStatement(stated, desk.Shelf.Book);
        if (statement.Value is null)
        {
            unit.Record(actor.Entry(PlaceRange.Full(self.Residence ?? PlaceCode.Nation), "case.family-unreadable", anchor.ToString("D"), string.Join(' ', statement.Problems.Select(p => p.Code).Distinct(StringComparer.Ordinal))));
            return null;
        }

        return new KnownFamily(
            view.Person,
            new Hand(CaseDesk.PersonKey(view.Person), "当事人 applicant"),
            PlaceRange.Full(self.Residence ?? self.Hukou ?? PlaceCode.Nation),
            statement.Value,
            path => known.Ids.TryGetValue(path, out var id) ? id.ToString("D") : path)
        {
            Known = known,
            Readers = [.. new[] { "mother", "father" }.Where(known.Ids.ContainsKey).Select(parent => CaseDesk.PersonKey(known.Ids[parent]))],
        };
    }

    /// <summary>Keeps an answer of the family; it counts until the register knows better.</summary>
    public static Task State(CaseDesk desk, UnitOfWork unit, KnownFamily family, string path, string value)
    {
        var dot = path.LastIndexOf('.');
        var (owner, element) = dot < 0 ? (path, "") : (path[..dot], path[(dot + 1)..]);
        var id = unit.NewId();
        return unit.Execute(Sql["state"], new { Id = id, family.Family, Record = family.IdOf(owner), Element = element, Body = desk.Cipher.Seal(value, Stated, id), unit.Now });
    }

    /// <summary>Families whose law has changed since, whose days have ended, or for whom a new year began.</summary>
    public static Task<IReadOnlyList<Guid>> ToLookAt(UnitOfWork unit, string law, int most) =>
        unit.Query<Guid>(Sql["to-look-at"], new { Law = law, Today = CaseDesk.DayOf(unit.Now), Year = YearOf(unit), Most = most });

    /// <summary>The year of today, as periods are written.</summary>
    public static string YearOf(UnitOfWork unit) => CaseDesk.DayOf(unit.Now).Year.ToString(CultureInfo.InvariantCulture);

    /// <summary>The family whose standings are told in a thread, or null.</summary>
    public static async Task<Guid?> OfThread(UnitOfWork unit, Guid matter) =>
        await unit.Query<Guid>(Sql["families-of-thread"], new { Matter = matter }) is [var family, ..] ? family : null;

    /// <summary>A child's mother; where she does not live, another parent who does; the mother all the same where none does.</summary>
    private static Guid? ParentOf(FamilyView child)
    {
        Guid[] parents = [.. Mothers(child), .. child.Kin.Where(k => k.Child == child.Person).Select(k => k.Parent)];
        return parents.Length == 0 ? null : parents.FirstOrDefault(parent => IsAlive(child, parent)) is var alive && alive != Guid.Empty ? alive : parents[0];
    }

    private static IEnumerable<Guid> Mothers(FamilyView child) => child.Kin.Where(k => k.Child == child.Person && k.Role == "mother").Select(k => k.Parent);

    private static bool IsAlive(FamilyView view, Guid member) => view.Members.Any(m => m.Id == member && m.Record is not { DiedOn: not null });

    /// <summary>What the family stated about records that it still has and the register says nothing of.</summary>
    private static async Task<IEnumerable<KeyValuePair<string, string>>> StatedBy(CaseDesk desk, UnitOfWork unit, Guid family, RegisterFamily known) =>
        StatedOf(desk, await unit.Query<StatedRow>(Sql["stated"], new { Families = unit.ListOf([family]) }), known);

    /// <summary>The same, of rows that were read.</summary>
    internal static IEnumerable<KeyValuePair<string, string>> StatedOf(CaseDesk desk, IEnumerable<StatedRow> rows, RegisterFamily known)
    {
        var paths = known.Ids.ToDictionary(i => i.Value.ToString("D"), i => i.Key, StringComparer.Ordinal);
        return
            from row in rows
            let path = $"{paths.GetValueOrDefault(row.Record, row.Record)}.{row.Element}"
            where row.Element.Length > 0 && !known.Values.ContainsKey(path)
            select KeyValuePair.Create(path, StatedIn(desk, row));
    }

    /// <summary>The answer in a row.</summary>
    internal static string StatedIn(CaseDesk desk, StatedRow row) => desk.Cipher.Open(row.Body, Stated, row.Id);

    /// <summary>What some families stated.</summary>
    internal static async Task<ILookup<Guid, StatedRow>> StatedBy(UnitOfWork unit, IReadOnlyList<Guid> families)
    {
        var rows = new List<StatedRow>();
        foreach (var some in families.Chunk(AllFamilies.FamiliesAtOnce))
        {
            rows.AddRange(await unit.Query<StatedRow>(Sql["stated"], new { Families = unit.ListOf(some) }));
        }

        return rows.ToLookup(row => row.Family);
    }

    /// <summary>An answer as it is kept.</summary>
    internal sealed record StatedRow(Guid Id, Guid Family, string Record, string Element, byte[] Body);
}
