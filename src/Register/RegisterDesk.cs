using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Register;

/// <summary>What every use case of the register needs: the keys of encrypted fields, the keys of names, the rules of matching, the outbox. Shared by all requests.</summary>
public sealed class RegisterDesk
{
    /// <summary>Makes a desk.</summary>
    /// <param name="content">The tables of <c>content/register</c>.</param>
    /// <param name="cipher">The installation's keys.</param>
    /// <param name="outbox">The outbox; its list of listeners names the topics of <see cref="RegisterTopics"/>.</param>
    public RegisterDesk(RegisterContent content, FieldCipher cipher, Outbox outbox) =>
        (Names, Rules, Headings, Imports, Secrets, Outbox) = (content.Names, content.Rules, content.Headings, content.Imports, new Secrets(cipher), outbox);

    internal NameKeys Names { get; }

    internal MatchRules Rules { get; }

    internal PersonHeadings Headings { get; }

    internal ImportRules Imports { get; }

    internal Secrets Secrets { get; }

    internal Outbox Outbox { get; }

    /// <summary>The day in China at an instant. China keeps UTC+8 all year.</summary>
    internal static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(TimeSpan.FromHours(8)).DateTime);
}

/// <summary>The tables of <c>content/register</c>: readings, surnames, variants, private code points, matching. A value: loaded once and shared.</summary>
public sealed class RegisterContent
{
    private static readonly (string File, int Columns)[] Tables = [("pinyin.csv", 2), ("surnames.csv", 2), ("variants.csv", 2), ("private-use.csv", 2), ("matching.csv", 5), ("headings.csv", 2), ("ethnicities.csv", 2), ("imports.csv", 2)];

    private RegisterContent(PinyinTable pinyin, NameForm form, MatchRules rules, PersonHeadings headings, ImportRules imports) =>
        (Pinyin, Names, Rules, Headings, Imports) = (pinyin, new NameKeys(pinyin, form), rules, headings, imports);

    internal PinyinTable Pinyin { get; }

    internal NameKeys Names { get; }

    internal MatchRules Rules { get; }

    internal PersonHeadings Headings { get; }

    internal ImportRules Imports { get; }

    /// <summary>The usual reading of a name: small letters without spaces, v for ü.</summary>
    public string SoundOf(string name) => Names.Sound(name);

    /// <summary>Reads the tables of a content folder, or says what is wrong with them: <c>REG-0101</c> to <c>REG-0104</c>.</summary>
    /// <param name="content">The path of <c>content/</c>.</param>
    public static Result<RegisterContent> Load(string content)
    {
        var sink = new ProblemSink();
        var tables = Tables.Select(table => Rows(content, table.File, table.Columns, sink)).ToList();
        if (sink.Errors > 0)
        {
            return Result<RegisterContent>.Failure(sink.Problems);
        }

        var (rules, headings, imports) = (MatchRules.Of(tables[4], sink), PersonHeadings.Of(tables[5], tables[6], sink), ImportRules.Of(tables[7], sink));
        return rules is null || headings is null || imports is null
            ? Result<RegisterContent>.Failure(sink.Problems)
            : Result<RegisterContent>.Success(new RegisterContent(PinyinTable.Of(tables[0], tables[1]), NameForm.Of(tables[2], tables[3]), rules, headings, imports));
    }

    private static List<TableRow> Rows(string content, string name, int columns, ProblemSink sink)
    {
        var (file, path) = ("register/" + name, Path.Combine(content, "register", name));
        if (!File.Exists(path))
        {
            sink.Add(RegisterProblems.NoContentFile(new SourceLocation(file)));
            return [];
        }

        var read = CsvTable.Read(File.ReadAllBytes(path), file);
        sink.AddRange(read.Problems);
        var rows = (read.Value?.Rows ?? []).Where(row => !row.IsBlank && !row[0].StartsWith('#')).ToList();
        sink.AddRange(rows.Where(row => row.Cells.Length < columns || row[0].Length == 0).Select(row => RegisterProblems.ContentRow(new SourceLocation(file, row.Number), columns)));
        sink.AddRange(rows.GroupBy(row => name is "matching.csv" or "headings.csv" ? $"{row[0]},{row[1]}" : row[0], StringComparer.Ordinal).Where(group => group.Skip(1).Any())
            .Select(group => RegisterProblems.ContentTwice(new SourceLocation(file, group.ElementAt(1).Number), group.Key)));
        return rows;
    }
}
