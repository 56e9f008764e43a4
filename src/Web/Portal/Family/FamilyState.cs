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

    /// <summary>What was typed as another day and is none; the page that asks for the day shows it again with what is wrong. Null otherwise.</summary>
    public Reading? Mistyped { get; private init; }

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

        var on = form["on"].ToString().Trim();
        if (on.Length > 0 && !DateOnly.TryParseExact(on, "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out today))
        {
            return Result<FamilyState>.Failure(WebProblems.BadDay(null, on));
        }

        var (day, mistyped) = OtherDay(form, statement.Value, today);
        var state = new FamilyState(statement.Value, day, [.. List(form, "trail")], Nothing.Union(List(form, "skipped")), Pairs(form)) { Mistyped = mistyped };
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

    /// <summary>The other day that was asked for; where it is no day, or facts that hold on the present day do not on that one, the present day and what is wrong.</summary>
    private static (DateOnly Day, Reading? Mistyped) OtherDay(IFormCollection form, FamilyStatement statement, DateOnly present)
    {
        var (day, reading) = FieldReader.Day(form, "day");
        if (day is not { } asked)
        {
            return (present, reading.Error is null ? null : reading);
        }

        return statement.Check(asked) is [var first, ..] && statement.Check(present).IsEmpty
            ? (present, reading with { Error = ProblemWriter.InWords(first, statement) })
            : (asked, null);
    }

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
