namespace Anyu.Web.Portal.Benefits;

/// <summary>The catalogue of benefits, by group.</summary>
internal sealed class BenefitsPage(Library library) : PortalPage
{
    public void OnGet()
    {
        Begin("benefits", new("待遇目录", "Benefits"), new("一个人、一个家庭或一个机构可能享受的全部待遇。", "Everything that a person, a family or an institution may receive."));
        foreach (var group in library.Book.Benefits.Values.GroupBy(b => b.Group, StringComparer.Ordinal).OrderBy(g => Words.RankOf(g.Key), StringComparer.Ordinal))
        {
            Body.Add($"""<h2 id="{group.Key}">{Words.OfGroup(group.Key)}</h2><ul class="list">""");
            foreach (var benefit in group)
            {
                var count = library.Book.Provisions.Values.Count(p => p.Benefit == benefit.Id);
                Body.Add($"""<li><h3><a href="/benefits/{benefit.Id}">{benefit.Label}</a></h3><p class="small">{count}{("条规定", " provisions")}</p></li>""");
            }

            Body.Add($"</ul>");
        }
    }
}
