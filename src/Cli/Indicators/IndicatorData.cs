using Anyu.Indicators;
using Anyu.Law;
using Anyu.Store;

namespace Anyu.Cli;

/// <summary>What indicator commands read first: law, definitions, counts.</summary>
internal sealed record IndicatorData(Lawbook Law, IndicatorCatalogue Catalogue, CountsAtHand? AtHand)
{
    /// <summary>The counts.</summary>
    public CountBook? Counts => AtHand?.Book;

    /// <summary>Law and definitions, or null with the problems written.</summary>
    public static IndicatorData? Definitions(Invocation run)
    {
        if (run.Load() is not { } law)
        {
            return null;
        }

        var catalogue = IndicatorCatalogue.Load(law);
        if (catalogue.Value is null)
        {
            run.Refuse(catalogue.Problems);
            return null;
        }

        return new(law, catalogue.Value, null);
    }

    /// <summary>The same with the counts of the list given, else of the database named or the usual one, else of the sample tables.</summary>
    public static IndicatorData? WithCounts(Invocation run)
    {
        if (Definitions(run) is not { } definitions)
        {
            return null;
        }

        if (run.Arguments["--data"] is { } given)
        {
            var counts = DataList.Read(run.Locate(given), definitions.Catalogue, definitions.Law);
            return counts.Value is null ? Refused(run, counts.Problems) : definitions with { AtHand = new(counts.Value, Kept: false) };
        }

        IndicatorData? found = null;
        async Task<ExitCode> Read(Database? database)
        {
            var counts = await CountsAtHand.Read(database, definitions.Catalogue, definitions.Law);
            found = counts.Value is null ? Refused(run, counts.Problems) : definitions with { AtHand = counts.Value };
            return ExitCode.Done;
        }

        _ = IndicatorDatabase.IsAtHand(run) ? IndicatorDatabase.With(run, Read) : Read(null).GetAwaiter().GetResult();
        return found;
    }

    /// <summary>What an audience may see; of kept counts what it is told here is kept too. Null with the problems written.</summary>
    public Release? ReleaseTo(Invocation run, Audience audience)
    {
        Release? release = null;
        async Task<ExitCode> Make(Database? database)
        {
            release = await AtHand!.ReleaseTo(audience, database);
            return ExitCode.Done;
        }

        _ = AtHand is { Kept: true } ? IndicatorDatabase.With(run, Make) : Make(null).GetAwaiter().GetResult();
        return release;
    }

    /// <summary>The age groups of the forecast kept for a place, of the samples where those are read; null where there is none.</summary>
    public GroupForecast? Groups(Invocation run, Anyu.Kernel.PlaceCode place)
    {
        PlaceForecasts? found = null;
        async Task<ExitCode> Find(Database? database)
        {
            found = await ForecastsAtHand.Of(database, database is null ? Path.Combine(Path.GetDirectoryName(Law.Root)!, CountsAtHand.Forecasts) : null, place);
            return ExitCode.Done;
        }

        _ = AtHand is { Kept: true } ? IndicatorDatabase.With(run, Find) : Find(null).GetAwaiter().GetResult();
        return PlaceForecasts.Groups(found?.Latest);
    }

    /// <summary>For whom: the public unless said otherwise.</summary>
    public static Audience? For(Invocation run) => run.Arguments["--as"] switch
    {
        null or "public" => Audience.Public,
        "health" => Audience.HealthAdministration,
        "staff" => Audience.AuthorisedStaff,
        _ => null,
    };

    private static IndicatorData? Refused(Invocation run, System.Collections.Immutable.ImmutableArray<Anyu.Kernel.Problem> problems)
    {
        run.Refuse(problems);
        return null;
    }
}
