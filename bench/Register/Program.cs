using System.Globalization;
using System.Runtime.InteropServices;
using Anyu.Access;
using Anyu.Kernel;
using Anyu.Register;
using Anyu.RegisterBench;
using Anyu.Store;

// RegisterBench <folder> import [rows]                bulk import of persons, the share of each part of the work
// RegisterBench <folder> users [seconds] [persons]    50 users search and register births on the persons imported
// The folder keeps the database between the two. ANYU_POSTGRES="Host=…" measures PostgreSQL instead of a file.
var (folder, what) = (args[0], args.Length > 1 ? args[1] : "import");
var amount = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : what == "import" ? 1_000_000 : 30;
Console.WriteLine($"{RuntimeInformation.OSDescription}, {Environment.ProcessorCount} processors, .NET {Environment.Version}");
Directory.CreateDirectory(folder);
var where = Environment.GetEnvironmentVariable("ANYU_POSTGRES") ?? Path.Combine(folder, "register.db");
var keys = Path.Combine(folder, "register.keys");
if (!File.Exists(keys))
{
    KeyFile.Write(keys, KeyRing.New(CryptoSuite.International, TimeProvider.System));
}

var content = RegisterContent.Load(Content(new DirectoryInfo(AppContext.BaseDirectory))).Value ?? throw new InvalidOperationException("No content.");
var outbox = new Outbox(RegisterTopics.All.ToDictionary(topic => topic, _ => (IReadOnlyList<string>)["bench"], StringComparer.Ordinal));
var desk = new RegisterDesk(content, new FieldCipher(KeyFile.Read(keys).Value!), outbox);
var actor = Actor.OfProgram("bench", PlaceRange.Of(PlaceCode.Parse("37")), RegisterPermissions.Search, RegisterPermissions.Read, RegisterPermissions.Write, RegisterPermissions.Import);
await using var database = (await Database.Open(where, [RegisterModule.Migrations], TimeProvider.System)).Value ?? throw new InvalidOperationException(where);
Console.WriteLine(database.System);
return what == "import" ? await Import.Run(desk, database, actor, where, folder, amount) : await Users.Run(content, desk, database, actor, amount, args.Length > 3 ? int.Parse(args[3], CultureInfo.InvariantCulture) : 1_000_000);

static string Content(DirectoryInfo? folder) =>
    folder is null ? throw new InvalidOperationException("No content/register above the bench.")
    : Directory.Exists(Path.Combine(folder.FullName, "content", "register")) ? Path.Combine(folder.FullName, "content")
    : Content(folder.Parent);
