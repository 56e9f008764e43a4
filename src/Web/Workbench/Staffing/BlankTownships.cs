using Anyu.Access;

namespace Anyu.Web.Workbench;

/// <summary>The blank list 空白名单: townships and subdistricts without an office, or with one in which nobody holds a post.</summary>
internal static class BlankTownships
{
    private const string Kind = "township";
    private const int Digits = 9;
    private const int ShownAtMost = 100;

    /// <summary>Writes it; nothing where the places hold no township.</summary>
    public static void Write(Html html, PlaceTree places, PlaceRange scope, IReadOnlyCollection<Agency> agencies, ILookup<Guid, Post> posts)
    {
        var named = agencies.Where(agency => agency is { Kind: Kind, IsOpen: true } && posts[agency.Id].Any(post => post.Holder is not null)).Select(agency => agency.PlaceCode[..Digits]).ToHashSet(StringComparer.Ordinal);
        var townships = places.All.Where(place => place.Level == PlaceLevel.Township && !place.IsGrouping && scope.Contains(PlaceRange.Full(place.Code))).ToList();
        if (townships.Count == 0)
        {
            return;
        }

        var blank = townships.Where(place => !named.Contains(PlaceRange.Full(place.Code)[..Digits])).ToList();
        html.Add($"""<section class="panel" id="blank"><h2>{("没有机构或没有人的乡镇（街道）", "Townships without an office or without anybody in it")}</h2>""");
        html.Add($"<p>{($"{townships.Count} 个乡镇（街道），{blank.Count} 个还没有。", $"{blank.Count} of {townships.Count} townships and subdistricts.")}</p>");
        if (blank.Count > 0)
        {
            html.Add($"<details><summary>{("名单", "The list")}</summary><ul>").Each(blank.Take(ShownAtMost), static (h, place) => h.Add($"""<li>{place.Name} <span class="code">{place.Code.ToString()}</span></li>""")).Add($"</ul>");
            if (blank.Count > ShownAtMost)
            {
                html.Add($"<p>{($"只列前 {ShownAtMost} 个。", $"The first {ShownAtMost} are listed.")}</p>");
            }

            html.Add($"</details>");
        }

        html.Add($"</section>");
    }
}
