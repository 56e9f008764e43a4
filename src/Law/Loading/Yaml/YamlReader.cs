using System.Collections.Immutable;
using Anyu.Kernel;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Anyu.Law;

/// <summary>
/// Reads YAML into a tree with exact lines. Anchors, aliases and tags are refused: content is read by officers, and what a line says must stand in that line.
/// </summary>
internal sealed class YamlReader
{
    private const int MaximumDepth = 32;

    private readonly Parser parser;
    private readonly string file;
    private readonly int lineOffset;
    private readonly ProblemSink sink;
    private int depth;

    private YamlReader(string text, string file, int lineOffset, ProblemSink sink)
    {
        parser = new Parser(new StringReader(text));
        (this.file, this.lineOffset, this.sink) = (file, lineOffset, sink);
    }

    /// <summary>Reads one YAML text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">Its file, for messages.</param>
    /// <param name="lineOffset">How many lines of the file stand before it.</param>
    /// <param name="sink">Where problems go.</param>
    /// <returns>The tree, or null when it cannot be read or is empty; the reason is in the sink.</returns>
    public static YamlItem? Read(string text, string file, int lineOffset, ProblemSink sink)
    {
        if (TabInIndentation(text) is { } tab)
        {
            sink.Add(LawProblems.Tab(new SourceLocation(file, lineOffset + tab.Line, tab.Column)));
            return null;
        }

        var reader = new YamlReader(text, file, lineOffset, sink);
        try
        {
            return reader.ReadDocument();
        }
        catch (InvalidOperationException broken)
        {
            // The package's parser loses its state on some brackets that are never closed.
            sink.Add(LawProblems.BrokenYaml(reader.Here(), broken.Message));
            return null;
        }
        catch (YamlException broken)
        {
            sink.Add(LawProblems.BrokenYaml(At(file, lineOffset, broken.Start), broken.InnerException?.Message ?? broken.Message));
            return null;
        }
    }

    private YamlItem? ReadDocument()
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _))
        {
            sink.Add(LawProblems.EmptyYaml(new SourceLocation(file, lineOffset + 1)));
            return null;
        }

        parser.Consume<DocumentStart>();
        var root = ReadItem();
        parser.Consume<DocumentEnd>();
        if (!parser.Accept<StreamEnd>(out _))
        {
            sink.Add(LawProblems.SeveralYamlDocuments(At(file, lineOffset, parser.Current!.Start)));
        }

        return root;
    }

    /// <summary>Where the reading stands.</summary>
    private SourceLocation Here() => parser.Current is { } current ? At(file, lineOffset, current.End) : new SourceLocation(file, lineOffset + 1);

    private YamlItem ReadItem()
    {
        if (++depth > MaximumDepth)
        {
            throw new SemanticErrorException(parser.Current!.Start, parser.Current.End, "Nested too deeply.");
        }

        var item = ReadNode();
        depth--;
        return item;
    }

    private YamlItem ReadNode()
    {
        if (parser.Current is NodeEvent node && (!node.Anchor.IsEmpty || (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific)))
        {
            sink.Add(LawProblems.YamlTrick(At(file, lineOffset, node.Start)));
        }

        if (parser.TryConsume<Scalar>(out var scalar))
        {
            return Text(scalar);
        }

        if (parser.TryConsume<SequenceStart>(out var sequence))
        {
            return ReadList(At(file, lineOffset, sequence.Start));
        }

        if (parser.TryConsume<MappingStart>(out var mapping))
        {
            return ReadMap(At(file, lineOffset, mapping.Start));
        }

        var alias = parser.Consume<AnchorAlias>();
        var at = At(file, lineOffset, alias.Start);
        sink.Add(LawProblems.YamlTrick(at));
        return new YamlText("", Plain: true, at);
    }

    private YamlList ReadList(SourceLocation at)
    {
        var items = ImmutableArray.CreateBuilder<YamlItem>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadItem());
        }

        return new YamlList(items.ToImmutable(), at);
    }

    private YamlMap ReadMap(SourceLocation at)
    {
        var entries = ImmutableArray.CreateBuilder<YamlEntry>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = ReadItem();
            var value = ReadItem();
            if (key is not YamlText text)
            {
                sink.Add(LawProblems.WrongType(key.At, new Bilingual("键", "the key"), new Bilingual("文字", "a text"), key.KindLabel));
                continue;
            }

            if (!seen.Add(text.Text))
            {
                sink.Add(LawProblems.DuplicateKey(text.At, text.Text));
                continue;
            }

            entries.Add(new YamlEntry(text.Text, text.At, value));
        }

        return new YamlMap(entries.ToImmutable(), at);
    }

    private YamlText Text(Scalar scalar)
    {
        var at = At(file, lineOffset, scalar.Start);
        var quoted = scalar.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted;
        return new YamlText(scalar.Value, scalar.Style == ScalarStyle.Plain, quoted ? at with { Column = at.Column + 1 } : at);
    }

    private static SourceLocation At(string file, int lineOffset, Mark mark) =>
        new(file, lineOffset + (int)mark.Line, (int)mark.Column);

    private static (int Line, int Column)? TabInIndentation(string text)
    {
        var line = 1;
        foreach (var row in text.EnumerateLines())
        {
            var indent = row[..(row.Length - row.TrimStart([' ', '\t']).Length)];
            var tab = indent.IndexOf('\t');
            if (tab >= 0 && indent.Length < row.Length)
            {
                return (line, tab + 1);
            }

            line++;
        }

        return null;
    }
}
