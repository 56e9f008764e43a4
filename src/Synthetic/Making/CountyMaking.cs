using System.Globalization;
using Anyu.Access;
using Anyu.Casework;
using Anyu.Register;
using Anyu.Store;

namespace Anyu.Synthetic;

/// <summary>One making of a county: its pieces over one population.</summary>
internal sealed class CountyMaking(CountySite site, CountyRecord county, Database database, StoryClock clock, IProgress<CountyProgress> progress)
{
    private readonly Actor filler = Actor.OfProgram("synthetic", PlaceRange.Nation, RegisterPermissions.Import);
    private readonly Lazy<Population> population = new(() => Population.Make(site.Content, site.Cases.Shelf.Book.Places, county.Persons, CaseDesk.DayOf(county.BegunAt)));

    public CountyRecord County => county;

    public Database Database => database;

    public StoryClock Clock => clock;

    /// <summary>Today.</summary>
    private DateOnly Today => CaseDesk.DayOf(county.BegunAt);

    /// <summary>The day on which the register is filled first.</summary>
    private DateOnly FilledOn => Today.AddDays(-MakeCounty.PastDays);

    public void Tell(int percent) => progress.Report(new CountyProgress(county.Persons, percent));

    /// <summary>Everybody who was there some months ago, with couples and children.</summary>
    public Task Persons(CancellationToken stop)
    {
        clock.Now = county.BegunAt.AddDays(-MakeCounty.PastDays);
        var there = population.Value.Residents.Where(person => person.Born < FilledOn).ToList();
        var read = new Heard(rows => Tell((int)(rows * 40 / there.Count)));
        return Import("persons", there, FilledOn, read, stop);
    }

    /// <summary>What happened since, each instant in a unit of its own that notes how far the past is told; what the acts of a day cause is done at its end.</summary>
    public async Task Stories(CancellationToken stop)
    {
        var cast = Cast.Of(population.Value, Today);
        var stage = new StoryStage(site, cast);
        var days = Book(cast).After(Told).GroupBy(instant => CaseDesk.DayOf(instant.Key)).ToList();
        foreach (var (index, day) in days.Index())
        {
            foreach (var instant in day)
            {
                clock.Now = instant.Key;
                await database.Write(unit => Tell(stage, unit, instant), stop);
            }

            await site.Work(database, clock, stop);
            if (index * 9 / days.Count > (index - 1) * 9 / days.Count)
            {
                Tell(45 + (index * 9 / days.Count * 5));
            }
        }
    }

    /// <summary>Those born since whom no story tells of.</summary>
    public Task Newborns(CancellationToken stop)
    {
        clock.Now = county.BegunAt;
        var reported = Book(Cast.Of(population.Value, Today)).Reported;
        return Import("newborns", [.. population.Value.Residents.Where(person => person.Born >= FilledOn && !reported.Contains(person))], Today, null, stop);
    }

    /// <summary>Who signs in as whom.</summary>
    public async Task Accounts(CancellationToken stop)
    {
        clock.Now = county.BegunAt;
        var cast = Cast.Of(population.Value, Today);
        var stage = new StoryStage(site, cast);
        await database.Write(async unit =>
        {
            foreach (var role in site.Content.Accounts.Keys)
            {
                await stage.Citizen(unit, cast.Of(role));
            }
        }, stop);
    }

    /// <summary>Up to which instant the past is told.</summary>
    private DateTimeOffset Told => county.Reached.Split(' ') is [_, var instant] ? DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture) : DateTimeOffset.MinValue;

    private StoryBook Book(Cast cast) => StoryBook.Of(site.Content, population.Value, cast, county.BegunAt);

    private async Task Tell(StoryStage stage, UnitOfWork unit, IEnumerable<StoryAct> acts)
    {
        foreach (var act in acts)
        {
            await act.Do(stage, unit);
        }

        await CountyRecord.Reach(unit, county, string.Create(CultureInfo.InvariantCulture, $"persons {unit.Now:O}"));
    }

    private async Task Import(string name, List<Resident> persons, DateOnly on, IProgress<long>? read, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("anyu-");
        try
        {
            var path = Path.Combine(folder.FullName, $"synthetic-{name}.csv");
            PersonTable.Write(path, persons, on);
            var order = new ImportOrder(NamedId.Of("synthetic import", $"{county.BegunAt:O} {name}"), path, null, null, new Source(site.Content.Source, $"synthetic:{county.Seed}", Confidence.Declared)) { Reached = read };
            var outcome = await ImportPersons.Run(site.Register, database, filler, order, stop);
            if (outcome.Value is not { Quarantined: 0 } && outcome.Problems is not [{ Code: ImportPersons.Again }])
            {
                throw new InvalidOperationException($"{name}: {outcome.Problems.FirstOrDefault() ?? outcome.Value?.Refused[0].Problems[0]}");
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Hears at once, in the order in which it is told.</summary>
    private sealed class Heard(Action<long> tell) : IProgress<long>
    {
        public void Report(long value) => tell(value);
    }
}
