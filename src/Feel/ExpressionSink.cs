using Anyu.Kernel;

namespace Anyu.Feel;

/// <summary>Where in an expression a problem stands: for the reader (line and column of the expression, both from 1) and for the file.</summary>
internal readonly record struct Spot(int Line, int Column, SourceLocation? At)
{
    public Bilingual Prefix => Line > 1
        ? new($"表达式第 {Line} 行第 {Column} 个字符：", $"Line {Line}, character {Column} of the expression: ")
        : new($"表达式第 {Column} 个字符：", $"Character {Column} of the expression: ");
}

/// <summary>Collects the problems of one expression and knows where they stand in it.</summary>
internal sealed class ExpressionSink(string source, SourceLocation? at) : ProblemSink
{
    public string Text(TextSpan span) => span.Of(source);

    public Spot Spot(TextSpan span)
    {
        var before = source.AsSpan(0, span.Start);
        var line = before.Count('\n');
        var column = span.Start - before.LastIndexOf('\n');
        return new Spot(line + 1, column, InFile(line, column));
    }

    /// <summary>A location without a column means that the text's own place in the line is not known, so none is invented.</summary>
    private SourceLocation? InFile(int line, int column) => at switch
    {
        null or { Line: 0 } => at,
        { Column: 0 } => at with { Line = at.Line + line },
        _ when line == 0 => at with { Column = at.Column + column - 1 },
        _ => at with { Line = at.Line + line, Column = 0 },
    };
}
