namespace Anyu.Web.Portal;

/// <summary>Addresses in the frame around a page.</summary>
internal static class Chrome
{
    /// <summary>The present address with one part of its query changed; a problem page leads home.</summary>
    public static string With(HttpRequest request, string name, string value)
    {
        var path = request.Path == "/problem" ? "/" : request.Path.ToUriComponent();
        var others = request.Query
            .Where(q => q.Key != name && q.Key is "q" or "on" or "place")
            .Select(q => new KeyValuePair<string, string?>(q.Key, q.Value.ToString()));
        return path + QueryString.Create(others.Append(new(name, value))).ToUriComponent();
    }
}
