using Anyu.Forecast;

namespace Anyu.Web.Forecasts;

/// <summary>
/// The forecasts of one place that the pages read: kept runs with what came and what is needed. A folder named by the place's code holds them: <c>*.run.json</c>,
/// <c>actuals.csv</c>, <c>needs.json</c>.
/// </summary>
/// <param name="Place">The place.</param>
/// <param name="Runs">Its kept runs by their file's name, the latest base first.</param>
/// <param name="Actuals">What came; null where nothing has.</param>
/// <param name="Needs">What its services need; null where nothing is stated.</param>
/// <param name="Problems">What cannot be read.</param>
internal sealed record PlaceForecasts(
    Place Place, ImmutableArray<(string Id, KeptRun Run)> Runs, ActualTable? Actuals, NeedList? Needs, ImmutableArray<Problem> Problems)
{
    /// <summary>The run of a name, or null.</summary>
    public KeptRun? this[string id] => Runs.FirstOrDefault(run => run.Id == id).Run;

    /// <summary>Forecasts made before a run, scored with what came since.</summary>
    public Scorecard PastOf(KeptRun run) => new(Actuals?.Score(Runs.Select(r => r.Run).Where(old => old.BaseYear < run.BaseYear && old.Plan.Variant == Variant.Medium && old.Plan.Effects.IsEmpty)) ?? []);

    /// <summary>The number that came, or null.</summary>
    public double? Actual(int year, string group)
    {
        foreach (var known in Actuals?.Numbers ?? [])
        {
            if (known.Year == year && known.Group == group && (known.Division.Length == 0 || known.Division == Place.Code.ToString()))
            {
                return known.Actual;
            }
        }

        return null;
    }
}

/// <summary>All places with forecasts, read once.</summary>
internal sealed class ForecastShelf(Library library)
{
    private readonly Lazy<ImmutableArray<PlaceForecasts>> read = new(() => Read(library.Book));

    /// <summary>The lawbook, for names of places.</summary>
    public Lawbook Law { get; } = library.Book;

    /// <summary>Places with forecasts, in the order of codes.</summary>
    public ImmutableArray<PlaceForecasts> Places => read.Value;

    /// <summary>The forecasts of a place, or null.</summary>
    public PlaceForecasts? Of(PlaceCode place) => Places.FirstOrDefault(p => p.Place.Code == place);

    private static ImmutableArray<PlaceForecasts> Read(Lawbook law)
    {
        var root = Path.Combine(ContentFolder.Samples(law.Root), "forecast");
        return !Directory.Exists(root)
            ? []
            : [.. Directory.EnumerateDirectories(root).Order(StringComparer.Ordinal).Select(folder => law.Places.TryResolve(Path.GetFileName(folder), out var place, out _) ? Read(folder, place) : null).OfType<PlaceForecasts>()];
    }

    private static PlaceForecasts Read(string folder, Place place)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        T? Taken<T>(string file, Func<string, string, Result<T>> reader)
            where T : class
        {
            if (!File.Exists(file))
            {
                return null;
            }

            var result = reader(File.ReadAllText(file), Path.GetFileName(file));
            problems.AddRange(result.Problems);
            return result.Value;
        }

        var runs = Directory.EnumerateFiles(folder, "*.run.json")
            .Select(file => (Id: Path.GetFileName(file)[..^".run.json".Length], Run: Taken(file, KeptRun.Read)))
            .Where(run => run.Run is not null).Select(run => (run.Id, run.Run!))
            .OrderByDescending(run => run.Item2.BaseYear).ThenBy(run => run.Id, StringComparer.Ordinal).ToImmutableArray();
        var (actuals, needs) = (Taken(Path.Combine(folder, "actuals.csv"), ActualTable.Read), Taken(Path.Combine(folder, "needs.json"), NeedList.Read));
        return new PlaceForecasts(place, runs, actuals, needs, problems.ToImmutable());
    }
}
