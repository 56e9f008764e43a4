using System.Globalization;

namespace Anyu.Kernel;

/// <summary>Where in a file something stands.</summary>
/// <param name="File">Path relative to the content root or as the user gave it, with forward slashes.</param>
/// <param name="Line">Line, counted from 1; 0 when the whole file is meant.</param>
/// <param name="Column">Column, counted from 1; 0 when the whole line is meant.</param>
public sealed record SourceLocation(string File, int Line = 0, int Column = 0)
{
    /// <summary>The form editors understand: <c>file:line:column</c>.</summary>
    public override string ToString() => (Line, Column) switch
    {
        (0, _) => File,
        (_, 0) => string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}"),
    };
}
