using System.Text.RegularExpressions;
using Xunit;

namespace Anyu.Structure;

/// <summary>No code names a place, a document or a benefit: what the government decides stands in content/ alone.</summary>
public sealed partial class NameTests
{
    [Fact]
    public void No_source_names_a_place()
    {
        var names = PlaceNames().ToList();
        Assert.True(names.Count > 3_000);
        Found.Nothing(Naming(names));
    }

    [Fact]
    public void No_source_carries_the_code_of_a_place()
    {
        var codes = Rows().Select(row => row[0]).Where(code => code != "000000").ToHashSet(StringComparer.Ordinal);
        Assert.True(codes.Count > 3_000);
        Found.Nothing(
            from file in Tree.Sources
            from Match match in SixDigits().Matches(Tree.Read(file))
            where codes.Contains(match.Value)
            select $"{file}: {match.Value}");
    }

    [Fact]
    public void No_source_names_a_document()
    {
        var documents = Tree.Under("content/law", ".md").ToList();
        Assert.NotEmpty(documents);
        Found.Nothing(Naming(documents.Select(file => Path.GetFileNameWithoutExtension(file)).Concat(documents.SelectMany(Titles))));
    }

    [Fact]
    public void No_source_names_a_benefit()
    {
        var benefits = Tree.Under("content/benefits", ".yaml").Select(file => Path.GetFileName(file).Split('.')[0]).Distinct().ToList();
        Assert.NotEmpty(benefits);
        Found.Nothing(Naming(benefits.Select(id => id.Contains('-', StringComparison.Ordinal) ? id : $"\"{id}\"")));
    }

    /// <summary>Full names of all places; of provinces and of places with documents also the short and the English name.</summary>
    private static IEnumerable<string> PlaceNames()
    {
        var withDocuments = Tree.Under("content/law", ".md").Select(file => file.Split('/')[2]).ToHashSet(StringComparer.Ordinal);
        foreach (var row in Rows().Where(row => row[0] != "000000" && row.Length < 4))
        {
            if (row[1].Length > 2)
            {
                yield return row[1];
            }

            if (row[0].EndsWith("0000", StringComparison.Ordinal) || withDocuments.Contains(row[0]))
            {
                yield return Short().Replace(row[1], "");
                yield return row[2];
            }
        }
    }

    private static IEnumerable<string[]> Rows() =>
        File.ReadLines(Repository.At("content", "places", "divisions-2023.csv")).Where(line => line[0] != '#').Select(line => line.Split(','));

    private static IEnumerable<string> Titles(string file) =>
        Title().Match(Tree.Read(file)) is { Success: true } match ? [match.Groups[1].Value.Trim('"', ' ')] : [];

    private static IEnumerable<string> Naming(IEnumerable<string> names)
    {
        var sought = names.ToList();
        return
            from file in Tree.Sources
            let text = Tree.Read(file)
            from name in sought
            where text.Contains(name, StringComparison.Ordinal) && (!char.IsAsciiLetter(name[0]) || Regex.IsMatch(text, $@"(?<![\w-]){Regex.Escape(name)}(?![\w-])"))
            select $"{file}: {name}";
    }

    [GeneratedRegex(@"(?<![\d_])\d{6}(?![\d_])")]
    private static partial Regex SixDigits();

    [GeneratedRegex("(省|市|自治区|壮族自治区|回族自治区|维吾尔自治区|县|区)$")]
    private static partial Regex Short();

    [GeneratedRegex(@"^title: (.+)$", RegexOptions.Multiline)]
    private static partial Regex Title();
}
