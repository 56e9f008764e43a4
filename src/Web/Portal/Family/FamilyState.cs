namespace Anyu.Web.Portal.Family;

/// <summary>
/// Everything a person has said so far. It lives in hidden fields of the page and travels from page to page by POST; the server keeps none of it.
/// </summary>
/// <param name="Statement">The facts.</param>
/// <param name="On">The day whose law is asked for.</param>
/// <param name="Trail">The steps answered, in order: the way back.</param>
/// <param name="Skipped">The steps skipped.</param>
/// <param name="Settings">Open points read otherwise than by default.</param>
internal sealed record FamilyState(
    FamilyStatement Statement,
    DateOnly On,
    ImmutableArray<string> Trail,
    ImmutableSortedSet<string> Skipped,
    ImmutableSortedDictionary<string, string> Settings)
{
    private static readonly ImmutableSortedSet<string> Nothing = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>What the law is asked with these facts.</summary>
    public DecisionRequest Request => new(On, null, Settings, [], Explain: true);

    /// <summary>A state with those facts and nothing else said.</summary>
    public static FamilyState Of(FamilyStatement statement, DateOnly on) =>
        new(statement, on, [], Nothing, ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal));

    /// <summary>Reads the hidden fields. A page that was tampered with is a problem like any other input.</summary>
    public static Result<FamilyState> Read(IFormCollection form, Lawbook book, DateOnly today)
    {
        var written = form["statement"].ToString();
        var statement = written.Trim().Length == 0
            ? Result<FamilyStatement>.Success(FamilyStatement.Empty(book, null))
            : FamilyStatement.Parse(written, "statement", book);
        if (!statement.Succeeded)
        {
            return Result<FamilyState>.Failure(statement.Problems);
        }

        var on = (form["day"].ToString() is { Length: > 0 } day ? day : form["on"].ToString()).Trim();
        if (on.Length > 0 && !DateOnly.TryParseExact(on, "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out today))
        {
            return Result<FamilyState>.Failure(WebProblems.BadDay(null, on));
        }

        var state = new FamilyState(statement.Value, today, [.. List(form, "trail")], Nothing.Union(List(form, "skipped")), Pairs(form));
        var problems = Determiner.Check(book, state.Statement, state.Request).Where(p => p.Code == "FACT-0017").ToImmutableArray();
        return problems.IsEmpty ? Result<FamilyState>.Success(state) : Result<FamilyState>.Failure(problems);
    }

    /// <summary>The hidden fields.</summary>
    public ImmutableArray<(string Name, string Value)> Fields() =>
    [
        ("statement", Statement.ToYaml()),
        ("on", On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ("trail", string.Join(' ', Trail)),
        ("skipped", string.Join(' ', Skipped)),
        ("settings", string.Join(' ', Settings.Select(s => s.Key + "=" + s.Value))),
    ];

    /// <summary>With a step answered.</summary>
    public FamilyState Answered(string step, FamilyStatement statement) =>
        this with { Statement = statement, Trail = Trail.Remove(step, StringComparer.Ordinal).Add(step), Skipped = Skipped.Remove(step) };

    /// <summary>With a step skipped.</summary>
    public FamilyState Skipping(string step) => this with { Trail = Trail.Remove(step, StringComparer.Ordinal).Add(step), Skipped = Skipped.Add(step) };

    private static string[] List(IFormCollection form, string name) => form[name].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static ImmutableSortedDictionary<string, string> Pairs(IFormCollection form)
    {
        var settings = ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal);
        foreach (var pair in List(form, "settings").Concat(List(form, "switch")).Select(p => p.Split('=', 2)).Where(p => p.Length == 2))
        {
            settings = settings.SetItem(pair[0], pair[1]);
        }

        return settings;
    }
}
