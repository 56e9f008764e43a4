namespace Anyu.Kernel;

/// <summary>A place of the division tree 行政区划, as the snapshot names it.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name; English where the content has one, else the Chinese name in both.</param>
/// <param name="IsGrouping">
/// Whether it is only a heading of the statistical table (the districts of a municipality, the counties that a province governs directly)
/// and no division that could issue a document. Such headings are left out of <see cref="PlaceTree.ChainOf"/>.
/// </param>
public readonly record struct Place(PlaceCode Code, Bilingual Name, bool IsGrouping)
{
    /// <summary>Its level.</summary>
    public PlaceLevel Level => Code.Level;
}
