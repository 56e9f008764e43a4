using System.Diagnostics;
using System.Globalization;
using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Register;

/// <summary>What storing a part gave.</summary>
internal sealed record StoredPart(ImportCounts Counts, IReadOnlyList<PersonRead> Refused, IReadOnlyList<(string Part, double Seconds)> Spent);

/// <summary>Compares a part with the register and stores it: all of it or nothing.</summary>
internal static class ImportStore
{
    public const string RowField = "register.quarantine";

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(ImportStore));

    private static readonly BulkTable<ComparedRow> Compared = new(
        "register_import_row",
        new("import_id", ColumnKind.Id, row => row.ImportId),
        new("row_number", ColumnKind.Whole, row => (long)row.Row),
        new("number_tail", ColumnKind.Bytes, row => row.NumberTail),
        new("number_index", ColumnKind.Bytes, row => row.NumberIndex),
        new("birth_date", ColumnKind.Date, row => row.BirthDate),
        new("pinyin", ColumnKind.Text, row => row.Pinyin),
        new("name_plain", ColumnKind.Text, row => row.NamePlain));

    private static readonly BulkTable<QuarantineRow> Quarantine = new(
        "register_quarantine",
        new("id", ColumnKind.Id, row => row.Id),
        new("import_id", ColumnKind.Id, row => row.ImportId),
        new("row_number", ColumnKind.Whole, row => (long)row.Row),
        new("row_text", ColumnKind.Bytes, row => row.Text),
        new("problems", ColumnKind.Text, row => row.Problems));

    /// <summary>Stores a part; of a dry run nothing.</summary>
    public static async Task<StoredPart> Part(RegisterDesk desk, UnitOfWork unit, Actor actor, ImportOrder order, ImportPart part, ImportCounts before, bool isDryRun)
    {
        var started = Stopwatch.GetTimestamp();
        var spent = new List<(string, double)>();
        var known = await Known(desk, unit, order.Id, part);
        Spend(spent, "compare", ref started);
        var fresh = part.Persons.Where(person => !known.TryGetValue(person.Row, out var found) || found.Verdict != Verdict.Same).ToList();
        var elsewhere = part.Persons.Where(person => known.TryGetValue(person.Row, out var found) && found.Verdict == Verdict.Same && !found.IsSeen(actor.Scope)).Select(person => person.Row).ToHashSet();
        var refused = part.Refused.Concat(elsewhere.Select(row => Elsewhere(order, row))).OrderBy(read => read.Row.Number).ToList();
        var counts = before with
        {
            Read = before.Read + part.Persons.Count + part.Refused.Count,
            Recorded = before.Recorded + fresh.Count,
            Known = before.Known + part.Persons.Count - fresh.Count - elsewhere.Count,
            Refused = before.Refused + refused.Count,
        };
        if (isDryRun)
        {
            unit.Abandon();
            return new StoredPart(counts, refused, spent);
        }

        await Persons(unit, fresh, spent);
        await unit.InsertAll(ImportKinRow.Table, part.Persons.Where(person => !elsewhere.Contains(person.Row)).SelectMany(person => person.Kin.Select(kin => kin with { ChildId = known.TryGetValue(person.Row, out var found) && found.Verdict == Verdict.Same ? found.Id : kin.ChildId })));
        await unit.InsertAll(Quarantine, refused.Select(read => QuarantineRow.Of(desk, unit, order.Id, read)));
        foreach (var person in fresh.Where(person => known.ContainsKey(person.Row)))
        {
            await Pairs.Add(unit, PersonMatch.Kind, person.Person.Id, person.Person.PlaceCode, [known[person.Row].Pair]);
        }

        foreach (var person in fresh)
        {
            unit.Record(actor.Entry(person.Person.PlaceCode, "register.person.import", person.Person.Id.Written(), order.Id.Written()));
        }

        await unit.Execute(Sql["advance"], new { Import = order.Id, part.LastRow, counts.Read, counts.Recorded, counts.Known, counts.Refused });
        return new StoredPart(counts, refused, spent);
    }

    /// <summary>Marks an import as done.</summary>
    public static Task End(UnitOfWork unit, Guid import, ImportCounts counts) => unit.Execute(Sql["end"], new { Import = import, unit.Now, counts.Kin, counts.KinMissing });

    /// <summary>The persons of the register that rows of a part may be, by row: of one number, or without number of one name and birth date.</summary>
    private static async Task<Dictionary<int, PersonCandidate>> Known(RegisterDesk desk, UnitOfWork unit, Guid import, ImportPart part)
    {
        await unit.InsertAll(Compared, part.Persons.Select(person => new ComparedRow(
            import, person.Row, person.Person.NumberTail, person.Person.NumberIndex, person.Person.BirthDate, person.Person.Pinyin, person.Person.NamePlain)));
        var found = new Dictionary<int, PersonCandidate>();
        var byRow = part.Persons.ToDictionary(person => person.Row);
        IEnumerable<KnownRow> rows = await unit.Query<KnownRow>(Sql["number-known"], new { Import = import });
        if (part.Persons.Any(person => person.Person.NumberIndex is null))
        {
            rows = rows.Concat(await unit.Query<KnownRow>(Sql["name-known"], new { Import = import }));
        }

        foreach (var row in rows.OrderBy(row => row.RowNumber).ThenBy(row => row.Id))
        {
            var match = desk.Rules.Score(PersonMatch.Kind, PersonMatch.Compare(Traits(byRow[row.RowNumber].Person, row.ByNumber != 0), row.Traits));
            var candidate = new PersonCandidate(row.Id, row.Id, row.PlaceCode, row.HukouCode, match, desk.Rules.Of(PersonMatch.Kind, match));
            if (candidate.Verdict != Verdict.Different && (!found.TryGetValue(row.RowNumber, out var other) || other.Match.Score < match.Score))
            {
                found[row.RowNumber] = candidate;
            }
        }

        await unit.Execute(Sql["clear"], new { Import = import });
        return found;
    }

    private static async Task Persons(UnitOfWork unit, List<PreparedPerson> fresh, List<(string, double)> spent)
    {
        var started = Stopwatch.GetTimestamp();
        await unit.InsertAll(PersonRow.Table, fresh.Select(person => person.Person));
        Spend(spent, "store persons and indexes", ref started);
        await unit.InsertAll(NameKeyRow.Table, fresh.SelectMany(person => person.Keys));
        Spend(spent, "store further name keys", ref started);
        await unit.InsertAll(Journal.Table, fresh.SelectMany(person => person.Journal));
        Spend(spent, "store journal", ref started);
    }

    /// <summary>That the numbers are the same the query has found; what they are nobody needs to know.</summary>
    private static PersonTraits Traits(PersonRow row, bool sameNumber) =>
        new(row.NamePlain, row.Name, row.Pinyin, [], row.Sex, row.BirthDate, sameNumber ? "same" : null, null, null);

    private static PersonRead Elsewhere(ImportOrder order, int row) =>
        new(new TableRow(row, []), null, null, [], [RegisterProblems.KnownElsewhere() with { At = new SourceLocation(Path.GetFileName(order.Path), row) }]);

    private static void Spend(List<(string, double)> spent, string part, ref long started)
    {
        spent.Add((part, Stopwatch.GetElapsedTime(started).TotalSeconds));
        started = Stopwatch.GetTimestamp();
    }

    private sealed record ComparedRow(Guid ImportId, int Row, byte[]? NumberTail, byte[]? NumberIndex, DateOnly BirthDate, string Pinyin, string NamePlain);

    private sealed record KnownRow(int RowNumber, Guid Id, string PlaceCode, string HukouCode, string Name, string NamePlain, string Pinyin, int Sex, DateOnly BirthDate, int ByNumber)
    {
        public PersonTraits Traits => new(NamePlain, Name, Pinyin, [], Sex, BirthDate, ByNumber != 0 ? "same" : null, null, null);
    }

    private sealed record QuarantineRow(Guid Id, Guid ImportId, int Row, byte[] Text, string Problems)
    {
        public static QuarantineRow Of(RegisterDesk desk, UnitOfWork unit, Guid import, PersonRead read)
        {
            var id = unit.NewId();
            return new QuarantineRow(
                id, import, read.Row.Number, Convert.FromBase64String(desk.Secrets.Seal(RowField, id, CsvText.Write([read.Row.Cells]))),
                string.Join('\n', read.Problems.Select(problem => string.Create(CultureInfo.InvariantCulture, $"{problem.Code} {problem.At?.Column}"))));
        }
    }
}
