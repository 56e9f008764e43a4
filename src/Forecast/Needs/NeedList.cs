using System.Collections.Immutable;
using System.Text.Json;
using Anyu.Kernel;

namespace Anyu.Forecast;

/// <summary>What an age group needs of a service, beside what there is of it.</summary>
/// <param name="Id">Its name in addresses.</param>
/// <param name="Name">What is needed.</param>
/// <param name="Group">The series of the forecast that needs it, such as <c>0-2</c>.</param>
/// <param name="PerPerson">Needed for each person of the group: 0.2 where a fifth attend, 1/45 where 45 share a classroom.</param>
/// <param name="Capacity">What there is from a calendar year on, as built and decided today.</param>
/// <param name="Source">Where both numbers come from; an assumption says so.</param>
/// <param name="IdleShare">Share of the capacity below which it stands idle; 0 never warns of that.</param>
/// <param name="PerThousand">Whether the capacity is also told per 1,000 of the group.</param>
public sealed record Need(
    string Id, Bilingual Name, string Group, double PerPerson, ImmutableSortedDictionary<int, double> Capacity, Bilingual Source, double IdleShare = 0, bool PerThousand = false)
{
    /// <summary>What there is in a calendar year: the last number stated for it or an earlier one; null before the first.</summary>
    public double? CapacityIn(int year)
    {
        double? known = null;
        foreach (var (from, places) in Capacity)
        {
            known = from <= year ? places : known;
        }

        return known;
    }

    /// <summary>What is needed in a calendar year, or null where the run does not say.</summary>
    public Band? In(KeptRun run, int year) => run.Of(year, Group) is { } band
        ? new Band(band.Low95 * PerPerson, band.Low80 * PerPerson, band.Median * PerPerson, band.High80 * PerPerson, band.High95 * PerPerson)
        : null;
}

/// <summary>The needs of a division, from a file beside its forecasts.</summary>
/// <param name="Division">The division's code.</param>
/// <param name="Synthetic">Whether its capacities are made up for demonstration.</param>
/// <param name="Needs">One for each service.</param>
public sealed record NeedList(string Division, bool Synthetic, ImmutableArray<Need> Needs)
{
    /// <summary>Reads a list.</summary>
    /// <param name="text">The file's text, JSON with comments.</param>
    /// <param name="file">Its name, for messages.</param>
    public static Result<NeedList> Read(string text, string file)
    {
        try
        {
            var read = JsonSerializer.Deserialize<NeedList>(text, ForecastPlan.Format);
            if (read is null || read.Needs.IsDefault)
            {
                return Result<NeedList>.Failure(ForecastProblems.PlanNotRead(file, "needs"));
            }

            var problems = read.Needs.Where(need => need is not { PerPerson: > 0, Capacity.Count: > 0 } || need.Capacity.Values.Any(places => places < 0)).Select(need => ForecastProblems.PlanNotRead(file, need.Id))
                .Concat(read.Needs.Where(need => string.IsNullOrWhiteSpace(need.Source.Zh)).Select(need => ForecastProblems.NoSource(need.Id, file))).ToList();
            return problems.Count > 0 ? Result<NeedList>.Failure([.. problems]) : Result<NeedList>.Success(read);
        }
        catch (JsonException fault)
        {
            return Result<NeedList>.Failure(ForecastProblems.PlanNotRead(file, fault.Message));
        }
    }
}
