namespace Anyu.Web.Portal.Compare;

/// <summary>One benefit in each place, for one subject or for several of whom every place says the same.</summary>
internal sealed record ComparedRow(Benefit Benefit, Bilingual Subject, ImmutableArray<Determination?> Cells)
{
    /// <summary>Whether every place says the same.</summary>
    public bool IsSame => Cells.Skip(1).All(cell => Said(cell) == Said(Cells[0]));

    /// <summary>What a cell shows: two that show the same need not stand apart.</summary>
    public static string Said(Determination? cell) => cell is null
        ? "|"
        : string.Create(CultureInfo.InvariantCulture, $"|{cell.Outcome} {AmountWords.Of(cell).Zh} {cell.Encouraged} {cell.Unconfirmed}");
}

/// <summary>The answers of several places, matched by benefit and subject. Rows that arise nowhere are left out.</summary>
internal sealed record Comparison(ImmutableArray<ComparedRow> Rows, ImmutableArray<ImmutableArray<Determination>> ByPlace, ImmutableArray<Problem> Problems)
{
    /// <summary>Decides for each place.</summary>
    public static Comparison Of(Lawbook book, FamilyStatement statement, DecisionRequest request, ImmutableArray<string> places)
    {
        var requests = places.Select(p => request with { Place = p, Explain = false }).ToImmutableArray();
        var problems = requests.SelectMany(r => Determiner.Check(book, statement, r)).DistinctBy(p => (p.Code, p.What)).ToImmutableArray();
        if (!problems.IsEmpty)
        {
            return new Comparison([], [], problems);
        }

        var answers = requests.Select(r => Determiner.Decide(book, statement, r)).ToImmutableArray();
        var rows = answers
            .SelectMany(a => a)
            .GroupBy(AnswerKey.Of, StringComparer.Ordinal)
            .Where(g => g.Any(d => d.Outcome is not (Outcome.NotApplicable or Outcome.NotDecided)))
            .Select(g => (Any: g.First(), Cells: answers.Select(a => a.FirstOrDefault(d => AnswerKey.Of(d) == g.Key)).ToImmutableArray()))
            .GroupBy(r => r.Any.Benefit.Id + string.Concat(r.Cells.Select(ComparedRow.Said)), StringComparer.Ordinal)
            .Select(g => new ComparedRow(g.First().Any.Benefit, SubjectWords.Of([.. g.Select(r => r.Any)], statement), g.First().Cells))
            .OrderBy(r => Words.RankOf(r.Benefit.Group), StringComparer.Ordinal)
            .ToImmutableArray();
        return new Comparison(rows, answers, []);
    }
}
