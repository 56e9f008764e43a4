using Anyu.Access;
using Anyu.Casework;
using Anyu.Kernel;
using Anyu.Register;
using Anyu.Store;

namespace Anyu.Cli;

/// <summary>The register as a command of an operator uses it: database, keys, content, and an actor of the name <c>program:cli</c>.</summary>
internal static class RegisterDatabase
{
    /// <summary>Opens all, works, and closes; problems are written.</summary>
    /// <param name="run">The command.</param>
    /// <param name="work">What it does.</param>
    /// <param name="mayCreate">Whether a missing database is made; a command that only reads families must find one.</param>
    public static ExitCode With(Invocation run, Func<RegisterDesk, Database, Actor, Task<ExitCode>> work, bool mayCreate = true) => Opened.Wait(run, async () =>
    {
        var content = RegisterContent.Load(run.ContentRoot());
        var keys = Keys(run);
        if (content.Value is null || keys.Value is null)
        {
            return run.Refuse(content.Value is null ? content.Problems : keys.Problems);
        }

        var place = PlaceCode.Nation;
        if (run.Arguments["--place"] is { } code && !PlaceCode.TryParse(code, out place, out var problem))
        {
            return run.Refuse(problem);
        }

        var opened = await (mayCreate ? Database.Open(Opened.Where(run), Opened.Modules, TimeProvider.System) : Database.OpenAsItIs(Opened.Where(run), Opened.Modules, TimeProvider.System));
        if (opened.Value is not { } database)
        {
            return run.Refuse(opened.Problems);
        }

        await using (database)
        {
            return await work(new RegisterDesk(content.Value, new FieldCipher(keys.Value), Silent), database, Operator(place));
        }
    });

    /// <summary>The installation's keys, or why they cannot be read.</summary>
    public static Result<KeyRing> Keys(Invocation run) => KeyFile.Read(run.Locate(run.Arguments["--keys"] ?? Path.Combine("data", "anyu.keys")));

    /// <summary>Commands run beside the host, whose queues hear of what they do from the message log.</summary>
    public static Outbox Silent => new(RegisterTopics.All.Concat(CaseworkModule.Topics).ToDictionary(topic => topic, _ => (IReadOnlyList<string>)[], StringComparer.Ordinal));

    private static Actor Operator(PlaceCode place) => Actor.OfProgram("cli", PlaceRange.Of(place), RegisterPermissions.Search, RegisterPermissions.Read, RegisterPermissions.Write, RegisterPermissions.Import, RegisterPermissions.Export);
}
