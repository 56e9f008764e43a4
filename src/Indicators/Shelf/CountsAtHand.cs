using Anyu.Kernel;
using Anyu.Law;
using Anyu.Store;

namespace Anyu.Indicators;

/// <summary>The counts that pages and commands read, and where they come from.</summary>
/// <param name="Book">The counts.</param>
/// <param name="Kept">Whether they are those of the database; otherwise the sample tables, made up and labelled so.</param>
public sealed record CountsAtHand(CountBook Book, bool Kept)
{
    /// <summary>The sample tables, relative to the folder that holds <c>content/</c>.</summary>
    public const string Samples = "samples/tables/data.yaml";

    /// <summary>The sample forecasts, a folder for each place.</summary>
    public const string Forecasts = "samples/forecast";

    /// <summary>Reads the database, or the sample tables while nothing has been imported into it but the made-up reports of the demonstration's points.</summary>
    /// <param name="database">A database with <see cref="IndicatorsModule.Migrations"/>, or null.</param>
    /// <param name="catalogue">The definitions.</param>
    /// <param name="law">The lawbook.</param>
    /// <returns>The counts, or the problems of the sample tables.</returns>
    public static async Task<Result<CountsAtHand>> Read(Database? database, IndicatorCatalogue catalogue, Lawbook law)
    {
        if (database is not null && await ReadCounts.Sets(database) > 0)
        {
            var book = await ReadCounts.Run(database, catalogue);
            if (!book.Sets.All(s => s is { Mapping: DataSet.Report, Synthetic: true }))
            {
                return Result<CountsAtHand>.Success(new(book, Kept: true));
            }
        }

        var list = DataList.Read(Path.Combine(Path.GetDirectoryName(law.Root)!, Samples), catalogue, law);
        return list.Value is null ? Result<CountsAtHand>.Failure(list.Problems) : Result<CountsAtHand>.Success(new(list.Value, Kept: false));
    }

    /// <summary>What an audience may see of them; of kept counts what it was told is kept too.</summary>
    public Task<Release> ReleaseTo(Audience audience, Database? database) =>
        Kept && database is not null ? PublishRelease.Run(database, Book, audience) : Task.FromResult(new Release(Book, audience));
}
