using System.Collections.Concurrent;
using Anyu.Access;
using Anyu.Store;
using Anyu.Synthetic;

namespace Anyu.Web.Hosting;

/// <summary>What the signed-in faces work with.</summary>
/// <param name="Database">The database.</param>
/// <param name="Keys">The keys of encrypted fields and signatures.</param>
/// <param name="Cipher">Seals and opens fields.</param>
/// <param name="Outbox">Tells other modules, by the list of <see cref="Topics"/>.</param>
/// <param name="Roles">Roles and permissions.</param>
/// <param name="Roster">What must be on record of townships and villages.</param>
internal sealed record OpenInstallation(Database Database, KeyRing Keys, FieldCipher Cipher, Outbox Outbox, RoleBook Roles, RosterRules Roster);

/// <summary>
/// The database and keys of this installation. They are opened after the process has begun to serve, so that the portal waits for nothing; until
/// then, and when they cannot be opened, the signed-in faces answer with a numbered problem.
/// </summary>
internal sealed class Installation(IConfiguration settings, Library library, TimeProvider clock) : IAsyncDisposable
{
    private readonly ConcurrentBag<Task> running = [];
    private readonly TaskCompletionSource<OpenInstallation?> opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The setting with the path or connection string; without it there is no database.</summary>
    public const string DatabaseSetting = "database";

    /// <summary>The setting with the path of the key file.</summary>
    public const string KeysSetting = "keys";

    /// <summary>What was opened; null while it is being opened, and when it cannot be.</summary>
    public OpenInstallation? Open => opened.Task is { IsCompletedSuccessfully: true, Result: var open } ? open : null;

    /// <summary>Ends once it is open, or cannot be.</summary>
    public Task<OpenInstallation?> Opened => opened.Task;

    /// <summary>Why there is no database (yet).</summary>
    public ImmutableArray<Problem> Problems { get; private set; } = [HostingProblems.Opening()];

    /// <summary>The synthetic county that the database holds; null where everybody is real.</summary>
    public CountyRecord? Synthetic { get; private set; }

    /// <summary>Says why it is not open yet.</summary>
    public void Tell(Problem waiting) => Problems = [waiting];

    /// <summary>Opens it, off the path of any request. Called once, when the process serves.</summary>
    /// <param name="prepare">What is done with the database that was opened, before anybody signs in.</param>
    public async Task Start(Func<OpenInstallation, Task<Problem?>> prepare)
    {
        var result = Result<OpenInstallation>.Failure(HostingProblems.NotOpened());
        try
        {
            result = await Read(prepare);
        }
        finally
        {
            Problems = result.Problems;
            opened.TrySetResult(result.Value);
        }
    }

    /// <summary>
    /// Work that goes on until the host stops. Being stopped is how it ends, and nothing is thrown or logged for it, also when the host is only disposed of; anything else is a
    /// fault. The database is closed behind it.
    /// </summary>
    public async Task During(Task work)
    {
        running.Add(work);
        await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (work.IsFaulted)
        {
            await work;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (Open is { } open)
        {
            await open.Database.DisposeAsync();
        }
    }

    /// <summary>The path of the keys: beside a database file, in <c>data/</c> for a server; never inside a backup.</summary>
    internal static string KeysBeside(string where) =>
        where.Contains("Host=", StringComparison.OrdinalIgnoreCase) ? Path.Combine("data", "anyu.keys") : Path.ChangeExtension(where, ".keys");

    private async Task<Result<OpenInstallation>> Read(Func<OpenInstallation, Task<Problem?>> prepare)
    {
        if (settings[DatabaseSetting] is not { Length: > 0 } where)
        {
            return Result<OpenInstallation>.Failure(HostingProblems.NoDatabase());
        }

        var roles = RoleBook.Load(library.Book.Root);
        var roster = RosterRules.Load(library.Book.Root, library.Book.Commitments.Select(commitment => commitment.Id).ToHashSet(StringComparer.Ordinal));
        if (roles.Value is null || roster.Value is null)
        {
            return Result<OpenInstallation>.Failure([.. roles.Problems, .. roster.Problems]);
        }

        if (!where.Contains("Host=", StringComparison.OrdinalIgnoreCase) && Path.GetDirectoryName(Path.GetFullPath(where)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        var database = await Database.Open(where, Modules.All, clock);
        return database.Value is null ? Result<OpenInstallation>.Failure(database.Problems) : await With(database.Value, settings[KeysSetting] ?? KeysBeside(where), (roles.Value, roster.Value), prepare);
    }

    private async Task<Result<OpenInstallation>> With(Database database, string keysPath, (RoleBook Roles, RosterRules Roster) content, Func<OpenInstallation, Task<Problem?>> prepare)
    {
        var keys = await Keys(database, keysPath);
        if (keys.Value is null)
        {
            await database.DisposeAsync();
            return Result<OpenInstallation>.Failure(keys.Problems);
        }

        var open = new OpenInstallation(database, keys.Value, new FieldCipher(keys.Value), new Outbox(Topics.Listeners), content.Roles, content.Roster);
        if (await prepare(open) is { } problem)
        {
            await database.DisposeAsync();
            return Result<OpenInstallation>.Failure(problem);
        }

        Synthetic = await database.Read(CountyRecord.Find);
        return Result<OpenInstallation>.Success(open);
    }

    /// <summary>The keys of the file; new ones for a database in which nothing has been written yet. A used database without its keys is not touched.</summary>
    private async Task<Result<KeyRing>> Keys(Database database, string path)
    {
        if (File.Exists(path))
        {
            return KeyFile.Read(path);
        }

        if ((await database.Read(EvidenceLog.Names)).Count > 0)
        {
            return Result<KeyRing>.Failure(HostingProblems.KeysMissing(path));
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var ring = KeyRing.New(CryptoSuite.International, clock);
        KeyFile.Write(path, ring);
        return Result<KeyRing>.Success(ring);
    }
}
