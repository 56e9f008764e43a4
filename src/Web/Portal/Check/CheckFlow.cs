using Anyu.Web.Portal.Family;

namespace Anyu.Web.Portal.Check;

/// <summary>
/// Which step comes next: four that give the first certain answers (place, family, dates, work), one for everything else a family may have,
/// then only facts that an open answer waits for, the one that settles most first.
/// </summary>
internal sealed class CheckFlow(Lawbook book)
{
    /// <summary>The next step that was neither answered nor skipped; null when nothing that may be asked would change an answer.</summary>
    public ICheckStep? Next(FamilyState state, ImmutableArray<Determination> determinations)
    {
        if (First(state) is { } first)
        {
            return first;
        }

        var open = Open(state, determinations);
        var collections = Collections(open);
        return !collections.IsEmpty && !state.Skipped.Contains("others")
            ? new OthersStep(collections, book.Vocabulary)
            : open.Where(q => !q.IsCollection && !state.Skipped.Contains(q.Path)).Select(q => new FactStep(book, q)).FirstOrDefault();
    }

    /// <summary>The step of that name, whether or not it is its turn; null for a name that nobody can be asked about.</summary>
    public ICheckStep? Find(string id, FamilyState state, ImmutableArray<Determination> determinations) => id switch
    {
        "place" => new PlaceStep(book),
        "family" => new FamilyStep(),
        "dates" => new DatesStep(),
        "work" => new WorkStep(book),
        "others" => Collections(Open(state, determinations)) is { IsEmpty: false } open ? new OthersStep(open, book.Vocabulary) : null,
        _ => Interview.Ask(id, 0, book.Vocabulary, state.Statement) is { } question ? new FactStep(book, question) : null,
    };

    /// <summary>The step in which a stated fact is changed.</summary>
    public static string StepOf(string path) => path switch
    {
        "children" or "pregnancies" => "family",
        "mother" or "father" => "work",
        "births" => "dates",
        _ when path.EndsWith("].birthDate", StringComparison.Ordinal) && path.StartsWith("children[", StringComparison.Ordinal) => "dates",
        _ when path.EndsWith("].date", StringComparison.Ordinal) && path.StartsWith("births[", StringComparison.Ordinal) => "dates",
        _ when path.EndsWith("].dueDate", StringComparison.Ordinal) => "dates",
        _ => path,
    };

    private ICheckStep? First(FamilyState state)
    {
        var statement = state.Statement;
        return statement.Place is null ? new PlaceStep(book)
            : Facts.Value(statement, "children") is null && !state.Skipped.Contains("family") ? new FamilyStep()
            : DatesStep.IsOpen(statement) && !state.Skipped.Contains("dates") ? new DatesStep()
            : WorkStep.IsOpen(statement) && !state.Skipped.Contains("work") ? new WorkStep(book)
            : null;
    }

    private ImmutableArray<FactQuestion> Open(FamilyState state, ImmutableArray<Determination> determinations) => Interview.Next(book, state.Statement, determinations);

    private static ImmutableArray<FactQuestion> Collections(ImmutableArray<FactQuestion> open) => [.. open.Where(q => q.IsCollection)];
}
