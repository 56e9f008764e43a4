using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Register;

/// <summary>
/// Many families at once, by a few queries for all of them together: what <see cref="FamilyOn"/> tells of one, as far as a household goes: the person, the spouse, their
/// children with births, pregnancies. Brothers and sisters are left out, and what is encrypted stays so: nobody's number, phone or certificate is opened.
/// </summary>
public static class FamiliesOn
{
    /// <summary>The most families of one call.</summary>
    public const int AtMost = 2048;

    /// <summary>Does it. That the families of a place are read leaves evidence once for the place (<see cref="FamilyPlaces"/>).</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="actor">Who reads.</param>
    /// <param name="persons">The persons through whom the families are found.</param>
    /// <param name="asOf">When.</param>
    /// <returns>The families in the order asked; one of whom the actor may see nothing is left out. Or <c>ACC-0001</c>.</returns>
    public static async Task<Result<IReadOnlyList<FamilyView>>> Run(UnitOfWork unit, Actor actor, IReadOnlyList<Guid> persons, AsOf asOf)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(persons.Count, AtMost, nameof(persons));
        if (actor.Need(RegisterPermissions.Read) is { } missing)
        {
            return Result<IReadOnlyList<FamilyView>>.Failure(missing);
        }

        var page = new RecordPage(unit, actor, asOf);
        await page.Persons(persons);
        await page.Tied(persons);
        var spouses = persons.SelectMany(page.Spouses).Distinct().ToArray();
        await page.Persons(spouses);
        await page.Tied(spouses);
        var children = persons.Concat(spouses).SelectMany(page.ChildrenOf).Distinct().ToArray();
        await page.Persons(children);
        await page.Tied(children);
        var others = persons.SelectMany(page.ParentsOfBoth).Distinct().ToArray();
        await page.Persons(others);
        await page.Values([.. persons, .. spouses, .. children, .. others]);
        return Result<IReadOnlyList<FamilyView>>.Success([.. persons.Select(page.Family).OfType<FamilyView>()]);
    }
}
