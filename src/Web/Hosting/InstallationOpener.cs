using Anyu.Access;
using Anyu.Web.Cases;
using Anyu.Web.Exchange;
using Anyu.Web.SignIn;

namespace Anyu.Web.Hosting;

/// <summary>Opens database and keys once the process serves; where the development identity is used, with its agencies, posts, accounts and roster; and with the synthetic county; and publishes the definitions of services.</summary>
internal sealed class InstallationOpener(Installation installation, DevelopmentIdentity identity, Clerking clerking, ExchangeOffice exchange, CountyOpener county, Library library, IHostApplicationLifetime lifetime, IConfiguration settings) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => installation.During(Open(stoppingToken));

    private async Task Open(CancellationToken stop)
    {
        var serves = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registered = lifetime.ApplicationStarted.Register(serves.SetResult);
        await serves.Task.WaitAsync(stop);
        await installation.Start(open => Prepare(open, stop));
        if (settings[Installation.DatabaseSetting] is { Length: > 0 })
        {
            foreach (var problem in installation.Problems)
            {
                await Console.Error.WriteLineAsync($"{problem} {problem.Mend.Zh} {problem.What.En} {problem.Mend.En}");
            }
        }
    }

    private async Task<Problem?> Prepare(OpenInstallation open, CancellationToken stop) =>
        await Demonstrate(open, stop)
        ?? await Staff(open, stop)
        ?? await clerking.Publish(open)
        ?? exchange.Find(open).Problems.FirstOrDefault()
        ?? await county.Make(open, identity.IsOffered, stop)
        ?? await county.Monitor(open, identity.IsOffered);

    private async Task<Problem?> Demonstrate(OpenInstallation open, CancellationToken stop) =>
        identity.IsOffered ? await open.Database.Write(unit => OpenDemonstration.Run(unit, identity.Accounts, open.Roles), stop) : null;

    private async Task<Problem?> Staff(OpenInstallation open, CancellationToken stop) =>
        identity.IsOffered ? await open.Database.Write(unit => FillRoster.Run(unit, library.Book.Root, open.Roster, library.Book.Places), stop) : null;
}
