using System.Collections.Immutable;
using System.Globalization;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Indicators;

/// <summary>The versions of plans as they were written.</summary>
public static class Plans
{
    internal static readonly SqlFile Sql = SqlFile.Beside(typeof(Plans));

    /// <summary>All versions of the plans of a place, the oldest first.</summary>
    public static async Task<ImmutableArray<PlanVersion>> Of(UnitOfWork unit, PlaceCode place) => [.. (await unit.Query<PlanRow>(Sql["of-place"], new { Place = place.ToString() })).Select(row => row.Read())];

    /// <summary>What everybody may read: of each plan of a place the last version that was published.</summary>
    public static async Task<ImmutableArray<PlanVersion>> Published(UnitOfWork unit, PlaceCode place) =>
        [.. (await Of(unit, place)).Where(one => one.Published).GroupBy(one => one.Plan).Select(versions => versions.Last()).OrderBy(one => one.Written)];

    private sealed class PlanRow
    {
        public required Guid Plan { get; init; }

        public required long Version { get; init; }

        public required string Place { get; init; }

        public required string Title { get; init; }

        public required string Run { get; init; }

        public required string InputsHash { get; init; }

        public required long FromYear { get; init; }

        public required long ToYear { get; init; }

        public required string Additions { get; init; }

        public required string Note { get; init; }

        public required bool Published { get; init; }

        public required DateTimeOffset WrittenAt { get; init; }

        public required string ByName { get; init; }

        public PlanVersion Read() => new(
            Plan, (int)Version, PlaceCode.Parse(Place), Title, Run, InputsHash, (int)FromYear, (int)ToYear,
            [.. Additions.Split('\n').Select(line => line.Split(' ')).Select(parts => new PlanAddition(parts[0], parts[1], Number(parts[2]), Number(parts[3])))],
            Note, Published, WrittenAt, ByName);

        private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
    }
}
