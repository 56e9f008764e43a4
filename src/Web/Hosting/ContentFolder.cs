namespace Anyu.Web.Hosting;

/// <summary>Finds the folder that holds <c>content/</c>, from the working folder or the program's upwards.</summary>
internal static class ContentFolder
{
    /// <summary>The path of <c>content/</c> itself; null when no folder above has one.</summary>
    public static string? Find() => Above(Directory.GetCurrentDirectory()) ?? Above(AppContext.BaseDirectory);

    /// <summary>The sample families beside it.</summary>
    public static string Samples(string content) => Path.Combine(Path.GetDirectoryName(content)!, "samples");

    private static string? Above(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            var content = Path.Combine(folder.FullName, "content");
            if (Directory.Exists(Path.Combine(content, "vocabulary")))
            {
                return content;
            }
        }

        return null;
    }
}
