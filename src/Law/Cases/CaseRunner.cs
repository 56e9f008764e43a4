using System.Collections.Immutable;
using System.Globalization;
using Anyu.Feel;
using Anyu.Kernel;
using YamlDotNet.RepresentationModel;

namespace Anyu.Law;

/// <summary>What running one worked case showed.</summary>
/// <param name="Case">The case.</param>
/// <param name="Differences">What came out otherwise than expected; empty when the case passes.</param>
/// <param name="Provisions">The provisions that spoke, for the count of untested ones.</param>
public sealed record CaseResult(WorkedCase Case, ImmutableArray<string> Differences, ImmutableArray<string> Provisions)
{
    /// <summary>Whether everything expected came out.</summary>
    public bool Passed => Differences.IsEmpty;
}

/// <summary>Runs the worked cases of the content: each is a family, a question and the expected answer.</summary>
public static class CaseRunner
{
    /// <summary>Runs one case.</summary>
    public static CaseResult Run(Lawbook book, WorkedCase worked)
    {
        var statement = FamilyStatement.Parse(worked.FactsYaml, worked.At.File, book);
        if (!statement.Succeeded)
        {
            return Failed(worked, statement.Problems);
        }

        var request = new DecisionRequest(worked.On, worked.Place, worked.Settings, [worked.Benefit], Explain: false);
        var problems = Determiner.Check(book, statement.Value, request);
        if (!problems.IsEmpty)
        {
            return Failed(worked, problems);
        }

        var answers = Determiner.Decide(book, statement.Value, request);
        var provisions = answers.SelectMany(a => a.Steps).Where(s => s.Covers == Truth.Yes && s.When is Truth.Yes or Truth.No).Select(s => s.Provision.Id);
        var chosen = Choose(worked, statement.Value, answers);
        ImmutableArray<string> differences = chosen is null
            ? [$"{answers.Length} answers ({string.Join(", ", answers.Select(a => $"{string.Join('+', a.Subject.Values)}: {Word(a.Outcome)}"))}); name the subject"]
            : Compare(worked, chosen, answers.Length);
        return new CaseResult(worked, differences, [.. provisions.Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>An outcome as content writes it, such as <c>not-decided</c>.</summary>
    public static string Word(Outcome outcome) => outcome switch
    {
        Outcome.NotDecided => "not-decided",
        Outcome.NotApplicable => "not-applicable",
        _ => outcome.ToString().ToLowerInvariant(),
    };

    /// <summary>A relation as content writes it, such as <c>at-least</c>.</summary>
    public static string Word(Relation relation) => relation switch
    {
        Relation.AtLeast => "at-least",
        Relation.AtMost => "at-most",
        _ => relation.ToString().ToLowerInvariant(),
    };

    private static CaseResult Failed(WorkedCase worked, ImmutableArray<Problem> problems) =>
        new(worked, [.. problems.Select(p => p.ToString())], []);

    private static Determination? Choose(WorkedCase worked, FamilyStatement statement, ImmutableArray<Determination> answers)
    {
        var wanted = worked.Expect.TryGetValue("subject", out var written) && Parse(written) is YamlMappingNode map
            ? map.Children.ToDictionary(c => Text(c.Key), c => Text(c.Value), StringComparer.Ordinal)
            : [];
        var matching = answers.Where(a => wanted.All(w => a.Subject.TryGetValue(w.Key, out var path) && (path == w.Value || statement.Draft.IdAt(path) == w.Value))).ToArray();
        return matching.Length == 1 ? matching[0] : null;
    }

    private static ImmutableArray<string> Compare(WorkedCase worked, Determination answer, int count)
    {
        var differences = ImmutableArray.CreateBuilder<string>();
        foreach (var (key, written) in worked.Expect)
        {
            var expected = Parse(written);
            var (wanted, found) = key switch
            {
                "parts" => (Pairs(expected), Pairs(expected, p => Number(answer.Parts.FirstOrDefault(x => x.Part == p)?.Guaranteed))),
                "missing" => (List(expected), string.Join(", ", answer.Missing)),
                "provisions" => (List(expected), string.Join(", ", answer.Steps.Where(s => s.Applied).Select(s => s.Provision.Id).Order(StringComparer.Ordinal))),
                "subject" => ("", ""),
                _ => (Normal(Text(expected)), Value(key, answer, count)),
            };
            if (wanted != found)
            {
                differences.Add($"{key}: expected {wanted}, found {found}");
            }
        }

        if (differences.Count > 0)
        {
            differences.Add($"steps: {string.Join("; ", answer.Steps.Select(s => $"{s.Provision.Id} covers={s.Covers} when={s.When} after={Number(s.After)}"))}; missing: {string.Join(", ", answer.Missing)}");
        }

        return differences.ToImmutable();
    }

    private static string Value(string key, Determination answer, int count) => key switch
    {
        "outcome" => Word(answer.Outcome),
        "amount" => Number(answer.Amount?.Value),
        "relation" => answer.Amount is { } amount ? Word(amount.Relation) : "",
        "encouraged" => Number(answer.Encouraged?.Value ?? 0),
        "unconfirmed" => answer.Unconfirmed ? "true" : "false",
        "from" => Day(answer.Enjoyed.From),
        "until" => Day(answer.Enjoyed.Until),
        "unit" => Words.Units.FirstOrDefault(u => u.Value == answer.Unit).Key ?? "working-day",
        "place" => answer.Place ?? "",
        "payer" => answer.Parts.Select(p => p.Payer).FirstOrDefault(p => p is not null) ?? "",
        "count" => Number(count),
        _ => "?",
    };

    private static YamlNode Parse(string written)
    {
        var stream = new YamlStream();
        using var reader = new StringReader(written);
        stream.Load(reader);
        return stream.Documents.Count == 0 ? new YamlScalarNode("") : stream.Documents[0].RootNode;
    }

    private static string Pairs(YamlNode node, Func<string, string>? actual = null) =>
        node is YamlMappingNode map
            ? string.Join(", ", map.Children.Select(c => $"{Text(c.Key)}={actual?.Invoke(Text(c.Key)) ?? Normal(Text(c.Value))}"))
            : Text(node);

    private static string List(YamlNode node) =>
        string.Join(", ", (node is YamlSequenceNode list ? list.Children.Select(Text) : [Text(node)]).Where(t => t.Length > 0).Order(StringComparer.Ordinal));

    private static string Text(YamlNode node) => (node as YamlScalarNode)?.Value ?? "";

    /// <summary>Numbers are compared by value: 180 and 180.0 are the same.</summary>
    private static string Normal(string text) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? Number(number) : text is "null" or "~" ? "" : text;

    private static string Number(decimal? number) => number?.ToString("0.######", CultureInfo.InvariantCulture) ?? "";

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
