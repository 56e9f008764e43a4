namespace Anyu.Kernel;

/// <summary>The name of a file that somebody sent, as it is shown and kept.</summary>
public static class SentName
{
    /// <summary>The longest that is kept, in characters; of a longer name the end, which tells what kind of file it is.</summary>
    public const int Longest = 120;

    /// <summary>Its last part, without what no file's name can hold.</summary>
    /// <param name="file">The name as it was sent, perhaps with folders.</param>
    /// <param name="otherwise">What it is called where nothing is left.</param>
    public static string Of(string file, string otherwise)
    {
        var name = string.Concat(file[(file.LastIndexOfAny(['/', '\\']) + 1)..].Where(letter => !char.IsControl(letter) && !Path.GetInvalidFileNameChars().Contains(letter))).Trim();
        return name.Trim('.').Length == 0 ? otherwise : name.Length <= Longest ? name : name[^Longest..];
    }
}
