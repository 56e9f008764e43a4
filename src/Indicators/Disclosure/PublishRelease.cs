using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Indicators;

/// <summary>
/// Makes what an audience may see of the counts kept, and keeps what it was told. The same counts are released once: asked again, the answer is read. New counts are released
/// with everything told before taken into account.
/// </summary>
public static class PublishRelease
{
    private const int Attempts = 5;
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(PublishRelease));

    private static readonly BulkTable<ReleasedRow> Table = new(
        "indicators_released",
        new BulkColumn<ReleasedRow>("audience", ColumnKind.Text, r => r.Audience),
        new BulkColumn<ReleasedRow>("number", ColumnKind.Whole, r => r.Number),
        new BulkColumn<ReleasedRow>("series", ColumnKind.Text, r => r.Series),
        new BulkColumn<ReleasedRow>("place", ColumnKind.Text, r => r.Place),
        new BulkColumn<ReleasedRow>("period", ColumnKind.Text, r => r.Period),
        new BulkColumn<ReleasedRow>("cells", ColumnKind.Text, r => r.Cells),
        new BulkColumn<ReleasedRow>("value", ColumnKind.Whole, r => r.Value),
        new BulkColumn<ReleasedRow>("withheld", ColumnKind.Flag, r => r.Withheld));

    /// <summary>The release.</summary>
    /// <param name="database">A database with <see cref="IndicatorsModule.Migrations"/>.</param>
    /// <param name="book">The counts kept in it.</param>
    /// <param name="audience">Who reads; for authorised staff nothing is withheld and nothing need be kept.</param>
    public static async Task<Release> Run(Database database, CountBook book, Audience audience)
    {
        if (audience == Audience.AuthorisedStaff)
        {
            return new Release(book, audience);
        }

        // Inside the administration people read the public release too, so it comes first.
        Func<CountKey, long, bool>? elsewhere = null;
        if (audience == Audience.HealthAdministration)
        {
            await Run(database, book, Audience.Public);
            elsewhere = (await Memory(database, Audience.Public)).Shown();
        }

        for (var attempt = 1; ; attempt++)
        {
            var memory = await Memory(database, audience);
            var digest = Digest(book);
            if (memory.Digest == digest)
            {
                return new Release(book, audience, memory.LatestPlan());
            }

            var plan = ReleasePlan.Run(book, DisclosureRule.Threshold(audience), memory, elsewhere);
            if (await Keep(database, audience, memory.Latest, digest, plan))
            {
                return new Release(book, audience, plan.Withheld);
            }

            if (attempt == Attempts)
            {
                throw new InvalidOperationException("Another process releases again and again.");
            }
        }
    }

    /// <summary>What an audience has been told so far.</summary>
    public static Task<ReleaseMemory> Memory(Database database, Audience audience) => database.Read(async unit =>
    {
        var latest = await unit.Find<LatestRow>(Sql["latest"], new { Audience = audience.ToString() });
        if (latest is null)
        {
            return ReleaseMemory.None;
        }

        var rows = await unit.Query<ReleasedRow>(Sql["counts"], new { Audience = audience.ToString() });
        return new ReleaseMemory(
            [.. rows.Select(r => new ReleasedCount(new CountKey(r.Series, PlaceCode.Parse(r.Place), Period.Read(r.Period)!.Value, Cells.Parse(r.Cells)), r.Value, r.Withheld, (int)r.Number))],
            (int)latest.Number,
            latest.Digest);
    });

    /// <summary>Keeps a release unless another one has come between.</summary>
    private static Task<bool> Keep(Database database, Audience audience, int before, string digest, PlannedRelease plan) => database.Write(async unit =>
    {
        // The key decides: of two that release at the same time one waits for the other and then adds no row.
        var release = new { Audience = audience.ToString(), Number = (long)before + 1, Digest = digest, Exposed = (long)plan.Exposed, ReleasedAt = unit.Now };
        if (await unit.Execute(Sql["release"], release) == 0)
        {
            unit.Abandon();
            return false;
        }

        await unit.InsertAll(Table, plan.Changes.Select(c => new ReleasedRow
        {
            Audience = audience.ToString(),
            Number = c.Number,
            Series = c.Key.Series,
            Place = c.Key.Place.ToString(),
            Period = c.Key.Period.ToString(),
            Cells = c.Key.Cells.ToString(),
            Value = c.Value,
            Withheld = c.Withheld,
        }));
        return true;
    });

    /// <summary>Of the counts and of the definitions that say what is shown of them.</summary>
    private static string Digest(CountBook book) => CountDigest.Of(book.Observations, string.Join('\n', book.Catalogue.Series.Values.Select(s => $"{s.Id} {s.Kind} {s.Persons} {s.Sensitive} {string.Join(',', s.Breakdowns)} {s.PartOf}")));
}

/// <summary>The last release as a row.</summary>
internal sealed record LatestRow(long Number, string Digest);

/// <summary>A change of a release as a row.</summary>
internal sealed class ReleasedRow
{
    public string Audience { get; init; } = "";

    public required string Series { get; init; }

    public required string Place { get; init; }

    public required string Period { get; init; }

    public required string Cells { get; init; }

    public long? Value { get; init; }

    public required bool Withheld { get; init; }

    public required long Number { get; init; }
}
