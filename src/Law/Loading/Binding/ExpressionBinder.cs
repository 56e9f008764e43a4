using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>The one place where content meets the expression language.</summary>
internal static class ExpressionBinder
{
    /// <summary>An expression of that type; null with its problems in the sink.</summary>
    public static FeelExpression? Bind(YamlText text, Scope scope, FeelType? expected, ProblemSink sink)
    {
        var result = FeelCompiler.Compile(text.Text, scope, expected, text.At);
        sink.AddRange(result.Problems);
        return result.Value;
    }

    /// <summary>A decision table with outputs of that type; null with its problems in the sink.</summary>
    public static FeelTable? Bind(FeelTableSource source, Scope scope, FeelType expected, SourceLocation at, ProblemSink sink)
    {
        var result = FeelCompiler.CompileTable(source, scope, expected, at);
        sink.AddRange(result.Problems);
        return result.Value;
    }
}
