namespace Anyu.Web.Design;

/// <summary>The search box of the law library.</summary>
internal static class SearchForm
{
    /// <summary>Writes it with what was sought.</summary>
    public static void Write(Html html, string sought) => html.Add($"""
        <form class="search" role="search" action="/law/search" method="get">
        <div><label for="q">{("词语，例如：产假、育儿补贴、租房", "Words in Chinese, such as 产假, 育儿补贴, 租房")}</label><input id="q" name="q" type="search" value="{sought}" maxlength="80"></div>
        <button class="main">{("搜索", "Search")}</button>
        </form>
        """);
}
