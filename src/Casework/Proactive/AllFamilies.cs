using System.Collections.Immutable;
using Anyu.Access;
using Anyu.Feel;
using Anyu.Kernel;
using Anyu.Law;
using Anyu.Register;
using Anyu.Store;

namespace Anyu.Casework;

/// <summary>A family of the register as the law reads it.</summary>
/// <param name="Family">The register's id of the person through whom the family is found.</param>
/// <param name="PlaceCode">Where that person lives, twelve digits.</param>
/// <param name="Statement">What is known; null where the register holds a value that is none of its fact.</param>
/// <param name="Problems">What is wrong then.</param>
public sealed record ReadFamily(Guid Family, string PlaceCode, FamilyStatement? Statement, ImmutableArray<Problem> Problems);

/// <summary>Many families at once, by a few queries for all of them: the facts of <see cref="Families"/>, but names, numbers, phones and certificates, which no law asks for.</summary>
public static class AllFamilies
{
    internal const int FamiliesAtOnce = 400;

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(AllFamilies));

    /// <summary>Reads families with what they stated. One whose values are no statement comes with what is wrong with them.</summary>
    /// <param name="desk">The desk.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="actor">Who reads; it may read records.</param>
    /// <param name="anchors">The persons through whom the families are found, <see cref="FamiliesOn.AtMost"/> at most.</param>
    /// <param name="asOf">When.</param>
    /// <returns>The families in the order asked, without those of whom the actor may see nothing.</returns>
    public static async Task<ImmutableArray<ReadFamily>> Read(CaseDesk desk, UnitOfWork unit, Actor actor, IReadOnlyList<Guid> anchors, AsOf asOf)
    {
        var views = await FamiliesOn.Run(unit, actor, anchors, asOf);
        if (views.Value is null)
        {
            throw new InvalidOperationException(views.Problems[0].Code);
        }

        var answers = await Families.StatedBy(unit, anchors);
        return
        [
            .. from view in views.Value
               let known = RegisterFamily.Of(view, desk.Shelf.Sources, asOf.TrueOn ?? CaseDesk.DayOf(unit.Now))
               let statement = known.ToStatement(Families.StatedOf(desk, answers[view.Person], known), desk.Shelf.Book)
               let self = view.Members.First(m => m.Id == view.Person).Record!
               select new ReadFamily(view.Person, PlaceRange.Full(self.Residence ?? self.Hukou ?? PlaceCode.Nation), statement.Value, statement.Problems),
        ];
    }

    /// <summary>Which of some families have a standing, and whether it must be determined again: its law has changed, its days have ended, or a new year began.</summary>
    public static async Task<IReadOnlyDictionary<Guid, bool>> Kept(CaseDesk desk, UnitOfWork unit, IReadOnlyList<Guid> families)
    {
        var kept = new Dictionary<Guid, bool>();
        foreach (var some in families.Chunk(FamiliesAtOnce))
        {
            foreach (var row in await unit.Query<KeptRow>(Sql["kept"], new { Families = unit.ListOf(some), Law = desk.Shelf.Book.Hash, Today = CaseDesk.DayOf(unit.Now), Year = Families.YearOf(unit) }))
            {
                kept[row.Family] = row.Due > 0;
            }
        }

        return kept;
    }

    /// <summary>Every place that the facts of a family may name: the counties of the register, what families stated, and the nation, so that there is one.</summary>
    public static async Task<ImmutableArray<string>> Places(CaseDesk desk, UnitOfWork unit)
    {
        var (book, places) = (desk.Shelf.Book, new SortedSet<string>(await FamilyPlaces.Counties(unit), StringComparer.Ordinal));
        var elements = book.Vocabulary.Roots.Values.Concat(book.Vocabulary.Collections.Values)
            .SelectMany(entity => book.Vocabulary.Schema.FindEntity(entity)!.Elements).Where(element => element.Type is FeelType.Place).Select(element => element.Name).Distinct(StringComparer.Ordinal).ToArray();
        foreach (var row in await unit.Query<Families.StatedRow>(Sql["stated-of"], new { Elements = elements }))
        {
            places.Add(Families.StatedIn(desk, row));
        }

        return [PlaceCode.Nation.ToString(), .. places.Where(code => PlaceCode.TryParse(code, out var place, out _) && place != PlaceCode.Nation && book.Places.Find(place) is not null)];
    }

    private sealed record KeptRow(Guid Family, long Due);
}
