using System.Collections.Immutable;
using System.Globalization;
using Anyu.Exchange;
using Anyu.Kernel;

namespace Anyu.Synthetic;

/// <summary>Persons of an age group in the county that is taken as the pattern.</summary>
internal sealed record AgeGroup(int From, int To, int Male, int Female);

/// <summary>Something drawn by weight, such as a surname or a township.</summary>
internal sealed record Weighted<T>(T Value, int Weight);

/// <summary>An organisation.</summary>
internal sealed record NamedOrganisation(string Code, string Kind, string Name);

/// <summary>In thousandths, how many women of an age are married.</summary>
internal sealed record MarriedShare(int From, int To, int Thousandths);

/// <summary>What a synthetic county is made of: the tables of <c>content/demonstration</c>.</summary>
public sealed record CountyContent
{
    private const string Folder = "demonstration";
    private const string Desk = "desk-";

    private static readonly ImmutableArray<string> TextKinds = ["question", "answer", "account", "decision", "return", "refuse", "review", "upheld", "overturned", "thanks", "ask", "emergency", "arranged"];

    /// <summary>The county.</summary>
    public required PlaceCode Place { get; init; }

    /// <summary>Persons where nobody asks for another number.</summary>
    public required int Persons { get; init; }

    /// <summary>The seed: the same gives the same county.</summary>
    public required int Seed { get; init; }

    /// <summary>What every record names as its source.</summary>
    public required string Source { get; init; }

    /// <summary>Who of the county signs in with which account of the demonstration: <c>mother-of-newborn</c>, <c>father-of-newborn</c>, <c>expecting</c>.</summary>
    public required ImmutableSortedDictionary<string, string> Accounts { get; init; }

    /// <summary>Townships whose desk is a post of the demonstration: code → account.</summary>
    internal ImmutableSortedDictionary<string, string> Desks { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The systems of agencies that report.</summary>
    public required SystemBook Systems { get; init; }

    internal ImmutableArray<NamedOrganisation> Organisations { get; init; } = [];

    /// <summary>What people write in their cases, by kind.</summary>
    internal ImmutableSortedDictionary<string, ImmutableArray<string>> Texts { get; init; } = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>The first six digits of identity numbers: a code that no division has.</summary>
    internal string Numbers { get; init; } = "";

    /// <summary>The first digits of phones.</summary>
    internal string Phones { get; init; } = "";

    internal ImmutableArray<AgeGroup> Ages { get; init; } = [];

    internal ImmutableArray<Weighted<PlaceCode>> Townships { get; init; } = [];

    internal ImmutableArray<MarriedShare> Married { get; init; } = [];

    internal ImmutableArray<Weighted<string>> Surnames { get; init; } = [];

    internal string MaleCharacters { get; init; } = "";

    internal string FemaleCharacters { get; init; } = "";

    /// <summary>Reads the tables of a content folder, or says what is wrong with them: <c>SYN-0001</c>, <c>SYN-0002</c>.</summary>
    /// <param name="content">The path of <c>content/</c>.</param>
    public static Result<CountyContent> Load(string content)
    {
        var sink = new ProblemSink();
        var reader = new CountyTables(content, Folder, sink);
        var keys = reader.Rows("county.csv", "key,value", static row => new KeyValuePair<string, string>(row[0], row[1])).ToDictionary(StringComparer.Ordinal);
        var ages = reader.Rows("ages.csv", "from,to,male,female", static row => new AgeGroup(Whole(row[0]), Whole(row[1]), Whole(row[2]), Whole(row[3])));
        var townships = reader.Rows("townships.csv", "code,thousandths,name", static row => new Weighted<PlaceCode>(PlaceCode.Parse(row[0]), Whole(row[1])));
        var married = reader.Rows("couples.csv", "from,to,thousandths", static row => new MarriedShare(Whole(row[0]), Whole(row[1]), Whole(row[2])));
        var names = reader.Rows("names.csv", "kind,characters,weight", static row => (Kind: row[0], Drawn: new Weighted<string>(row[1], Whole(row[2]))));
        var texts = reader.Rows("texts.csv", "kind,text", static row => (Kind: row[0], Text: row[1])).ToLookup(text => text.Kind, text => text.Text, StringComparer.Ordinal);
        var organisations = reader.Rows("organisations.csv", "code,kind,name", static row => new NamedOrganisation(row[0], row[1], row[2]));
        var problem = sink.Errors > 0 ? null : Missing(keys, names.Select(name => name.Kind), texts.Select(kind => kind.Key));
        if (sink.Errors > 0 || problem is not null)
        {
            return Result<CountyContent>.Failure([.. sink.Problems, .. problem is null ? Array.Empty<Problem>() : [problem]]);
        }

        var systems = SystemBook.Load(content);
        if (!systems.Succeeded)
        {
            return Result<CountyContent>.Failure(systems.Problems);
        }

        return Result<CountyContent>.Success(new CountyContent
        {
            Place = PlaceCode.Parse(keys["place"]),
            Persons = Whole(keys["persons"]),
            Seed = Whole(keys["seed"]),
            Source = keys["source"],
            Accounts = Cast.Roles.Where(keys.ContainsKey).ToImmutableSortedDictionary(role => role, role => keys[role], StringComparer.Ordinal),
            Desks = keys.Where(key => key.Key.StartsWith(Desk, StringComparison.Ordinal)).ToImmutableSortedDictionary(key => key.Key[Desk.Length..], key => key.Value, StringComparer.Ordinal),
            Systems = systems.Value,
            Texts = texts.ToImmutableSortedDictionary(kind => kind.Key, kind => kind.ToImmutableArray(), StringComparer.Ordinal),
            Numbers = keys["numbers"],
            Phones = keys["phones"],
            Ages = ages,
            Townships = townships,
            Married = married,
            Organisations = organisations,
            Surnames = [.. names.Where(name => name.Kind == "surname").Select(name => name.Drawn)],
            MaleCharacters = names.First(name => name.Kind == "male").Drawn.Value,
            FemaleCharacters = names.First(name => name.Kind == "female").Drawn.Value,
        });
    }

    internal static int Whole(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static Problem? Missing(Dictionary<string, string> keys, IEnumerable<string> kinds, IEnumerable<string> texts)
    {
        var named = kinds.ToHashSet(StringComparer.Ordinal);
        return new[] { "place", "persons", "seed", "source", "numbers", "phones" }.FirstOrDefault(key => !keys.ContainsKey(key)) is { } key ? SyntheticProblems.Row(new SourceLocation($"{Folder}/county.csv"), $"{key},…")
            : new[] { "surname", "male", "female" }.FirstOrDefault(kind => !named.Contains(kind)) is { } kind ? SyntheticProblems.Row(new SourceLocation($"{Folder}/names.csv"), $"{kind},…,…")
            : TextKinds.Except(texts, StringComparer.Ordinal).FirstOrDefault() is { } text ? SyntheticProblems.Row(new SourceLocation($"{Folder}/texts.csv"), $"{text},…")
            : !PlaceCode.TryParse(keys["place"], out _, out _) || !new[] { "persons", "seed", "numbers", "phones" }.All(number => keys[number].Length is > 0 and < 10 && keys[number].All(char.IsAsciiDigit)) || keys["numbers"].Length != 6 || keys["phones"].Length != 4
                ? SyntheticProblems.Row(new SourceLocation($"{Folder}/county.csv"), "place,code; persons,number; seed,number; numbers,six digits; phones,four digits")
            : null;
    }
}

/// <summary>Reads the rows of tables; a row that does not fit is a problem with file and line.</summary>
internal sealed class CountyTables(string content, string folder, ProblemSink sink)
{
    public ImmutableArray<T> Rows<T>(string name, string shape, Func<ImmutableArray<string>, T> read)
    {
        var (file, path) = ($"{folder}/{name}", Path.Combine(content, folder, name));
        if (!File.Exists(path))
        {
            sink.Add(SyntheticProblems.NoTable(new SourceLocation(file)));
            return [];
        }

        var table = CsvTable.Read(File.ReadAllBytes(path), file);
        sink.AddRange(table.Problems);
        var rows = ImmutableArray.CreateBuilder<T>();
        foreach (var row in (table.Value?.Rows ?? []).Where(row => !row.IsBlank && !row[0].StartsWith('#')))
        {
            try
            {
                rows.Add(row.Cells.Length == shape.Count(',') + 1 ? read(row.Cells) : throw new FormatException(shape));
            }
            catch (Exception fault) when (fault is FormatException or OverflowException)
            {
                sink.Add(SyntheticProblems.Row(new SourceLocation(file, row.Number), shape));
            }
        }

        if (rows.Count == 0 && sink.Errors == 0)
        {
            sink.Add(SyntheticProblems.Row(new SourceLocation(file), shape));
        }

        return rows.ToImmutable();
    }
}
