using Anyu.Kernel;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Anyu.Law;

/// <summary>
/// The events of a plain, shallow YAML text. A tree is built by recursion and aliases multiply what they name, so both are refused
/// while the text is still read event by event: a hostile file costs neither stack nor memory. So is an item that is said twice.
/// </summary>
internal sealed class PlainYaml : IParser
{
    /// <summary>How deep brackets or indentation may be nested; a family file needs three.</summary>
    public const int MaxDepth = 16;

    /// <summary>The stream and the document count as a level each.</summary>
    private const int AroundTheRoot = 2;

    private readonly List<ParsingEvent> events = [];
    private int next;

    private PlainYaml()
    {
    }

    /// <inheritdoc/>
    public ParsingEvent? Current => next == 0 ? null : events[next - 1];

    /// <summary>Reads all events; a <see cref="YamlException"/> tells what is no YAML at all.</summary>
    public static Result<PlainYaml> Read(string text, string fileName)
    {
        var plain = new PlainYaml();
        using var reader = new StringReader(text);
        var parser = new Parser(reader);
        var depth = 0;
        var keys = new KeysOfMappings();
        while (parser.MoveNext())
        {
            var current = parser.Current!;
            depth += current.NestingIncrease;
            if (depth > MaxDepth + AroundTheRoot)
            {
                return Result<PlainYaml>.Failure(FactProblems.TooDeep(MaxDepth, At(current, fileName)));
            }

            if (current is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
            {
                return Result<PlainYaml>.Failure(FactProblems.Alias(At(current, fileName)));
            }

            if (keys.FindRepeated(current) is { } twice)
            {
                return Result<PlainYaml>.Failure(FactProblems.SaidTwice(twice.Value, At(twice, fileName)));
            }

            plain.events.Add(current);
        }

        return Result<PlainYaml>.Success(plain);
    }

    /// <inheritdoc/>
    public bool MoveNext() => next < events.Count && ++next > 0;

    private static SourceLocation At(ParsingEvent current, string fileName) =>
        new(fileName, (int)Math.Max(1, current.Start.Line), (int)Math.Max(1, current.Start.Column));
}
