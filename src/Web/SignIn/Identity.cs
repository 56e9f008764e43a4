using Anyu.Access;
using Anyu.Web.Workbench;

namespace Anyu.Web.SignIn;

/// <summary>What the frame says about the reader: at which face, who, for which place, and where they may go.</summary>
/// <param name="Face">The face's name.</param>
/// <param name="Home">Its first page.</param>
/// <param name="Line">Who and for which place, in one line.</param>
/// <param name="Menu">Where the reader may go.</param>
internal sealed record Identity(Bilingual Face, string Home, Bilingual Line, ImmutableArray<MenuEntry> Menu)
{
    /// <summary>Of the reader of a page.</summary>
    public static Identity Of(SignedInPage page)
    {
        var who = page.Who;
        if (who.Account.Kind == AccountKind.Citizen)
        {
            return new(new("我的事", "My matters"), "/my", new("已登录", "Signed in"), MenuEntry.For(Access.Face.Portal, who.Actor));
        }

        var face = who.Post is { } post && page.Installation.Roles.Named(post.Roles).All(role => role.Face == Access.Face.Console) ? Access.Face.Console : Access.Face.Workbench;
        var place = who.Post is null ? new Bilingual("还没有选岗位", "no post chosen yet") : PlaceWords.Of(page.Library.Book, who.Post.Scope.From);
        var line = new Bilingual(
            $"{who.Account.Name} · {who.Post?.Title.Zh} · {place.Zh}",
            $"{who.Account.Name} · {who.Post?.Title.En} · {place.En}");
        return face == Access.Face.Console
            ? new(new("机构", "Institution"), "/console", line, MenuEntry.For(face, who.Actor))
            : new(new("工作台", "Workbench"), "/workbench", line, MenuEntry.For(face, who.Actor));
    }
}
