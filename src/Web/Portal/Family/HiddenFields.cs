namespace Anyu.Web.Portal.Family;

/// <summary>Writes what a form sends on unseen.</summary>
internal static class HiddenFields
{
    /// <summary>Writes a field for each.</summary>
    public static void Write(Html html, IEnumerable<(string Name, string Value)> fields)
    {
        foreach (var (name, value) in fields)
        {
            html.Add($"""<input type="hidden" name="{name}" value="{value}">""");
        }
    }
}
