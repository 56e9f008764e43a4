using Anyu.Indicators;
using Anyu.Law;

namespace Anyu.Cli;

/// <summary>What indicator commands read first: law, definitions, counts.</summary>
internal sealed record IndicatorData(Lawbook Law, IndicatorCatalogue Catalogue, CountBook? Counts)
{
    private const string Usual = "samples/tables/data.yaml";

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

    /// <summary>The same with the counts of the database or list given.</summary>
    public static IndicatorData? WithCounts(Invocation run)
    {
        if (Definitions(run) is not { } definitions)
        {
            return null;
        }

        if (run.Arguments.Options.ContainsKey("--database"))
        {
            CountBook? kept = null;
            IndicatorDatabase.With(run, async database =>
            {
                kept = await ReadCounts.Run(database, definitions.Catalogue);
                return ExitCode.Done;
            });
            return kept is null ? null : definitions with { Counts = kept };
        }

        var list = run.Arguments["--data"] is { } given ? run.Locate(given) : Path.Combine(Path.GetDirectoryName(run.ContentRoot())!, Usual);
        var counts = DataList.Read(list, definitions.Catalogue, definitions.Law);
        if (counts.Value is null)
        {
            run.Refuse(counts.Problems);
            return null;
        }

        return definitions with { Counts = counts.Value };
    }

    /// <summary>For whom: the public unless said otherwise.</summary>
    public static Audience? For(Invocation run) => run.Arguments["--as"] switch
    {
        null or "public" => Audience.Public,
        "health" => Audience.HealthAdministration,
        "staff" => Audience.AuthorisedStaff,
        _ => null,
    };
}
