using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Register;

/// <summary>An adoption to be recorded.</summary>
public sealed record AdoptionReport
{
    /// <summary>Its id, made by the sender: sent twice is recorded once.</summary>
    public required Guid Id { get; init; }

    /// <summary>The child.</summary>
    public required Guid Child { get; init; }

    /// <summary>The adoptive mother, or null.</summary>
    public ParentRef? Mother { get; init; }

    /// <summary>The adoptive father, or null.</summary>
    public ParentRef? Father { get; init; }

    /// <summary>The day of registration.</summary>
    public required DateOnly On { get; init; }

    /// <summary>The child's new name, or null when it keeps its own.</summary>
    public string? Name { get; init; }

    /// <summary>Where it comes from.</summary>
    public required Source Source { get; init; }
}

/// <summary>
/// Records an adoption. Relations to the former parents end (Civil Code art. 1111), and everything that tells of them is sealed: the former kin, the
/// record of the birth, the former name, the adoption itself. Whoever may not see sealed records sees a child of its parents.
/// </summary>
public static class RecordAdoption
{
    private static readonly Bilingual Label = new("收养日期", "day of adoption");
    private static readonly Bilingual ParentLabel = new("收养人", "adoptive parent");

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(RecordAdoption));

    /// <summary>Does it, in a unit of work that may write more. It needs the permission to see sealed records.</summary>
    /// <returns>The adoption and whether it is new, or why not: <c>ACC-0001</c>, <c>ACC-0002</c>, <c>REG-0001</c>, <c>REG-0002</c>, <c>REG-0004</c>, <c>REG-0005</c>, <c>REG-0012</c>, <c>REG-0013</c>, <c>REG-0018</c>, <c>REG-0024</c>.</returns>
    public static async Task<Result<ActRecorded>> Run(RegisterDesk desk, UnitOfWork unit, Actor actor, AdoptionReport report)
    {
        var child = await People.Seen(unit, actor, report.Child);
        var (mother, wrongMother) = await Parents.Find(desk, unit, actor, report.Mother);
        var (father, wrongFather) = await Parents.Find(desk, unit, actor, report.Father);
        var name = report.Name is null ? ("", null) : desk.Names.Form.Keep(report.Name);
        var problem = actor.Need(RegisterPermissions.Write) ?? actor.Need(RegisterPermissions.Sealed) ?? (child is null ? AccessProblems.NotHere() : null)
            ?? wrongMother ?? wrongFather ?? name.Item2 ?? Decide(report, child!, new NamedParents(mother, father), RegisterDesk.DayOf(unit.Now));
        if (problem is not null)
        {
            return Acts.Refuse(unit, actor, "adoption", report.Id, problem);
        }

        var kin = await unit.Query<KinFound>(Sql["kin"], new { Children = unit.ListOf(await People.Group(unit, child!.Id)) });
        var parents = new NamedParents(mother, father);
        if (parents.Ids.All(parent => kin.Any(known => known.ParentId == parent && known.ToDate is null)))
        {
            return kin.Any(known => known.Kind == "adoption") ? Result<ActRecorded>.Success(new ActRecorded(report.Id, IsNew: false)) : Acts.Refuse(unit, actor, "adoption", report.Id, RegisterProblems.ParentAlready());
        }

        return await Store(desk, unit, actor, report, child, parents, kin, name.Item1);
    }

    /// <summary>Whether the adoption can be.</summary>
    internal static Problem? Decide(AdoptionReport report, SeenPerson child, NamedParents parents, DateOnly today) =>
        !parents.Ids.Any() || parents.MotherId == parents.FatherId || parents.Ids.Contains(child.Id) ? RegisterProblems.SamePerson()
        : Acts.Fits(report.On, child, today, Label)
        ?? Parents.Fits(parents.Mother, child.BirthDate, ParentLabel, (today.DayNumber - child.BirthDate.DayNumber))
        ?? Parents.Fits(parents.Father, child.BirthDate, ParentLabel, (today.DayNumber - child.BirthDate.DayNumber));

    private static async Task<Result<ActRecorded>> Store(
        RegisterDesk desk, UnitOfWork unit, Actor actor, AdoptionReport report, SeenPerson child, NamedParents parents, IReadOnlyList<KinFound> kin, string name)
    {
        await Parents.Record(desk, unit, actor, parents.Mother);
        await Parents.Record(desk, unit, actor, parents.Father);
        var journal = new JournalDraft(unit, actor, report.Source, report.Id);
        var former = kin.Where(known => known.ToDate is null && !parents.Ids.Contains(known.ParentId)).ToList();
        foreach (var known in former)
        {
            journal.Add(Kinds.Kin, known.Id, report.On, (Elements.To, report.On.Written()));
        }

        AddKin(journal, unit, parents.MotherId, child.Id, report, "mother");
        AddKin(journal, unit, parents.FatherId, child.Id, report, "father");
        if (name.Length > 0)
        {
            journal.Add(Kinds.Person, child.Id, report.On, (Elements.Name, name));
        }

        var happened = Acts.AddEvent(journal, unit, "adoption", child, report.On);
        await Seals.Close(unit, actor, "adoption", former.Select(known => known.Id).Append(happened).Concat(await unit.Query<Guid>(Sql["births"], new { Child = child.Id })));
        if (name.Length > 0)
        {
            await Seals.CloseValues(unit, actor, "adoption", child.Id, Elements.Name, Elements.Written, Elements.FormerName);
        }

        var stored = await Acts.Store(desk, unit, actor, journal, new Act("adoption", RegisterTopics.Adoption, report.Id, child.PlaceCode, [child.Id, .. parents.Ids]));
        await Seals.Renew(desk, unit, Kinds.Birth, await unit.Query<Guid>(Sql["births"], new { Child = child.Id }));
        return stored;
    }

    private static void AddKin(JournalDraft journal, UnitOfWork unit, Guid? parent, Guid child, AdoptionReport report, string role)
    {
        if (parent is { } id)
        {
            journal.Add(Kinds.Kin, unit.NewId(), report.On,
                (Elements.Parent, id.Written()), (Elements.Child, child.Written()), (Elements.Kind, "adoption"), (Elements.Role, role), (Elements.From, report.On.Written()));
        }
    }
}

/// <summary>Kin on record.</summary>
internal sealed record KinFound(Guid Id, Guid ParentId, string Kind, DateOnly? ToDate);
