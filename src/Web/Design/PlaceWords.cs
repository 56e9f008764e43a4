namespace Anyu.Web.Design;

/// <summary>What a division code is called.</summary>
internal static class PlaceWords
{
    /// <summary>The names of several places side by side: the last part of each alone where that tells them apart.</summary>
    public static ImmutableArray<Bilingual> Of(Lawbook book, ImmutableArray<string> codes)
    {
        ImmutableArray<Bilingual> brief = [.. codes.Select(code => PlaceCode.TryParse(code, out var place, out _) && book.Places.ChainOf(place) is [.., var last] && place != PlaceCode.Nation ? last.Name : Of(book, code))];
        return brief.Distinct().Count() == brief.Length && brief.All(b => b.En.Length > 0) ? brief : [.. codes.Select(code => Of(book, code))];
    }

    /// <summary>The full name, province, prefecture and county joined; the code itself where the tree does not know it.</summary>
    public static Bilingual Of(Lawbook book, string code)
    {
        if (!PlaceCode.TryParse(code, out var place, out _))
        {
            return new Bilingual(code, code);
        }

        if (place == PlaceCode.Nation)
        {
            return new Bilingual("全国", "China");
        }

        var names = book.Places.ChainOf(place)
            .Where(p => !p.IsGrouping && p.Code != PlaceCode.Nation)
            .Select(p => p.Name)
            .ToArray();
        return names.Length == 0
            ? new Bilingual(code, code)
            : new Bilingual(string.Concat(names.Select(n => n.Zh)), string.Join(", ", names.Reverse().Select(n => n.En.Length > 0 ? n.En : n.Zh)));
    }
}
