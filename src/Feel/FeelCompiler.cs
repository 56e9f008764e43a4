using Anyu.Kernel;

namespace Anyu.Feel;

/// <summary>Compiles expressions and tables of policy mode. Every mistake is a problem with its position; nothing is thrown for a wrong text.</summary>
public static class FeelCompiler
{
    /// <summary>The longest text of one expression, in characters.</summary>
    public const int MaximumLength = 4_000;

    /// <summary>The deepest nesting of one expression.</summary>
    public const int MaximumDepth = 64;

    /// <summary>The most items of one list, arguments of one call or tests of one cell.</summary>
    public const int MaximumItems = 1_000;

    /// <summary>Compiles an expression.</summary>
    /// <param name="text">The FEEL text.</param>
    /// <param name="scope">The names it may use.</param>
    /// <param name="expected">The type its value must have; null when any will do.</param>
    /// <param name="at">Where the text begins in its file.</param>
    public static Result<FeelExpression> Compile(string text, Scope scope, FeelType? expected = null, SourceLocation? at = null) =>
        Compile(text, scope, expected, at, plain: false);

    /// <summary>Compiles the plain form of an expression (<see cref="FeelExpression.ToFeel"/>) over a scope whose numbers have no units.</summary>
    internal static Result<FeelExpression> CompilePlain(string text, Scope scope) => Compile(text, scope, expected: null, at: null, plain: true);

    private static Result<FeelExpression> Compile(string text, Scope scope, FeelType? expected, SourceLocation? at, bool plain)
    {
        var sink = new ExpressionSink(text, at);
        var binder = new Binder(scope, sink, plain);
        var node = Parse(text, sink, p => p.ParseAll()) is { } syntax
            ? expected is null ? binder.Bind(syntax) : binder.BindAs(syntax, expected)
            : null;
        return node is null || sink.Errors > 0
            ? Result<FeelExpression>.Failure(sink.Problems)
            : Result<FeelExpression>.Success(new FeelExpression(text, node, binder.LocalCount, at, scope.Schema), sink.Problems);
    }

    /// <summary>Compiles a decision table.</summary>
    /// <param name="source">Its hit policy, input expressions and rows.</param>
    /// <param name="scope">The names its texts may use.</param>
    /// <param name="expected">The type of its outputs.</param>
    /// <param name="at">Where it begins in its file.</param>
    public static Result<FeelTable> CompileTable(FeelTableSource source, Scope scope, FeelType expected, SourceLocation? at = null) =>
        new TableBinder(scope, expected, at).Bind(source);

    /// <summary>The syntax of a text, after its limits; null when a problem was recorded.</summary>
    internal static T? Parse<T>(string text, ExpressionSink sink, Func<Parser, T?> parse)
        where T : class
    {
        if (text.Length > MaximumLength)
        {
            sink.Add(FeelProblems.TooLong(sink.Spot(default), text.Length, MaximumLength));
            return null;
        }

        if (new Lexer(text, sink).Run() is not { } tokens)
        {
            return null;
        }

        if (tokens.Length > 1)
        {
            return parse(new Parser(tokens, sink));
        }

        sink.Add(FeelProblems.Empty(sink.Spot(default)));
        return null;
    }
}
