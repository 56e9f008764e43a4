using Anyu.Access;
using Anyu.Casework;
using Anyu.Register;
using Anyu.Web.Cases;
using Anyu.Web.SignIn;
using Relation = Anyu.Register.Relation;

namespace Anyu.Web.My;

/// <summary>A citizen's own matters: what is under way, what was begun, what can be done online.</summary>
[Needs(Face.Portal)]
internal sealed class MyPage : SignedInPage
{
    public async Task OnGet()
    {
        var desk = HttpContext.RequestServices.GetRequiredService<Clerking>().Desks.Cases;
        var (matters, drafts) = await Read(async unit => (await ReadCase.OwnMatters(unit, Actor), await Drafts.Own(desk, unit, Actor)));
        Begin("/my", new("我的事", "My matters"));
        Matters(matters);
        await Family();
        if (drafts.Count > 0)
        {
            Body.Add($"<h2>{("没填完的", "Begun and not sent")}</h2><ul class=\"list\">");
            Body.Each(drafts.Where(d => desk.Shelf.Services.ContainsKey(d.Service)), (h, d) => h.Add($"""<li><a href="/my/apply/{d.Service}/{d.Id.ToString("D")}/{d.Page}">{desk.Shelf.Services[d.Service].Title}</a> <span class="small">{Time(d.SavedAt)}</span></li>""")).Add($"</ul>");
        }

        Body.Add($"<h2>{("可以在网上办的", "What can be done online")}</h2><ul class=\"list\">");
        Body.Each(desk.Shelf.Services.Values.Where(s => s.Audience == ServiceAudience.Citizen), static (h, s) => h.Add($"""<li><a href="/my/apply/{s.Id}">{s.Title}</a><br><span class="small">{s.Purpose}</span></li>"""));
        Body.Add($"""</ul><p class="actions"><a class="button" href="/check">{("查我家能享受什么", "See what my family is entitled to")}</a></p>""");
    }

    /// <summary>Spouse and children as the register has them, which is what forms are filled in from. Nothing for who is not in the register.</summary>
    private async Task Family()
    {
        var register = HttpContext.RequestServices.GetRequiredService<Clerking>().Desks.Register;
        if (Actor.Person == Guid.Empty || (await Write(unit => FamilyOn.Run(register, unit, Actor, Actor.Person, AsOf.Now))).Value is not { } family)
        {
            return;
        }

        Body.Add($"""<h2>{("登记里的我家", "My family in the register")}</h2><ul class="list">""");
        foreach (var member in family.Members.Where(member => member.Relation is Relation.Self or Relation.Spouse or Relation.Child))
        {
            var relation = member.Relation switch { Relation.Self => new Bilingual("本人", "Myself"), Relation.Spouse => new("配偶", "Spouse"), _ => new Bilingual("子女", "Child") };
            Body.Add($"<li>{relation}");
            if (member.Record is { } record)
            {
                Body.Add($"""{("：", ": ")}<strong>{(record.Name.Length > 0 ? record.Name : "—")}</strong> <span class="small">{("出生于 ", "born ")}{record.BirthDate}</span>""");
            }

            Body.Add($"</li>");
        }

        Body.Add($"</ul>");
    }

    private void Matters(IReadOnlyList<(Guid Id, Bilingual Title, DateTimeOffset ChangedAt)> matters)
    {
        if (matters.Count == 0)
        {
            Body.Add($"<p>{("还没有在办的事。", "Nothing is under way.")}</p>");
            return;
        }

        Body.Add($"""<ul class="list">""");
        Body.Each(matters, static (h, m) => h.Add($"""<li><a href="/my/matters/{m.Id.ToString("D")}">{m.Title}</a> <span class="small">{Time(m.ChangedAt)}</span></li>""")).Add($"</ul>");
    }
}
