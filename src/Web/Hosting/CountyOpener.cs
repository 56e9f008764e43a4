using Anyu.Indicators;
using Anyu.Store;
using Anyu.Synthetic;
using Anyu.Web.Cases;

namespace Anyu.Web.Hosting;

/// <summary>
/// Makes the synthetic county of the demonstration while the database is being opened: until it is whole nobody signs in, so nobody sees half of it. Pages without sign-in
/// are served meanwhile. Only where the development identity is offered, and only in a database in whose register there is nobody.
/// </summary>
internal sealed class CountyOpener(Installation installation, Clerking clerking, Library library, IConfiguration settings, IServiceProvider services)
{
    /// <summary>The setting with the number of persons; <see cref="Usual"/> for the usual county.</summary>
    public const string Setting = "population";

    /// <summary>The county that a new database of the usual place gets.</summary>
    public const string Usual = "usual";

    /// <summary>Makes it, goes on with it, or does nothing.</summary>
    public async Task<Problem?> Make(OpenInstallation open, bool isOffered, CancellationToken stop)
    {
        var content = CountyContent.Load(library.Book.Root);
        if (content.Value is null || clerking.Of(open).Value is not { } desks)
        {
            return content.Problems.FirstOrDefault();
        }

        var site = new CountySite(
            content.Value, open.Database, past => Database.Open(settings[Installation.DatabaseSetting]!, Modules.All, past), desks.Cases, desks.Register, open.Roles,
            (database, past, stopped) => Work(open, database, past, stopped));
        return await MakeCounty.Run(site, isOffered ? Asked() : null, new Told(installation), stop);
    }

    /// <summary>Opens the monitoring points of the demonstration and decides the types of its areas where the synthetic county is; done once.</summary>
    public async Task<Problem?> Monitor(OpenInstallation open, bool isOffered)
    {
        if (!isOffered || await open.Database.Read(CountyRecord.Find) is null || IndicatorCatalogue.Load(library.Book).Value is not { } catalogue)
        {
            return null;
        }

        var today = ChinaDay.Today(services.GetRequiredService<TimeProvider>());
        return await open.Database.Write(async unit => await DemonstrationNetwork.Open(unit, library.Book, catalogue, open.Roles, today)
            ?? await DemonstrationAreas.Open(unit, library.Book.Root, catalogue.Areas, today));
    }

    private CountyOrder? Asked() => settings[Setting] switch
    {
        null or "" => null,
        Usual => new CountyOrder(null),
        var text => new CountyOrder(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var persons) ? persons : 0),
    };

    /// <summary>What a case of the past causes is done in the past.</summary>
    private async Task Work(OpenInstallation open, Database database, TimeProvider past, CancellationToken stop)
    {
        foreach (var queue in CaseQueues.All)
        {
            var worker = new JobWorker(database, queue.Name, queue.Work(open, services), past);
            while (await worker.RunNext(stop))
            {
            }
        }
    }

    /// <summary>Tells the pages that wait, and the terminal at every tenth.</summary>
    private sealed class Told(Installation installation) : IProgress<CountyProgress>
    {
        private int last = -1;

        public void Report(CountyProgress value)
        {
            installation.Tell(HostingProblems.Making(value.Persons, value.Percent));
            if (value.Percent / 10 > last)
            {
                last = value.Percent / 10;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"示范县（合成数据，{value.Persons:N0} 人）The demonstration county, synthetic: {value.Percent}%"));
            }
        }
    }
}
