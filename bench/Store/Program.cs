using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Anyu.Store;
using Anyu.StoreBench;

// Rows a second through the Store beside the raw way in the same process: the ratio is the measure, since the machine may be busy.
// The best of several rounds is quoted. ANYU_POSTGRES="Host=…" measures PostgreSQL too.
const int Rounds = 5;
var rows = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
Console.WriteLine($"{RuntimeInformation.OSDescription}, {Environment.ProcessorCount} processors, .NET {Environment.Version}, {rows} rows");
var persons = Person.Some(rows);
var isSlow = false;
foreach (var where in new[] { Path.Combine(Directory.CreateTempSubdirectory("anyu-bench-").FullName, "bench.db"), Environment.GetEnvironmentVariable("ANYU_POSTGRES") })
{
    if (where is null)
    {
        continue;
    }

    await using var database = (await Database.Open(where, [Person.Tables], TimeProvider.System)).Value ?? throw new InvalidOperationException(where);
    Console.WriteLine(database.System);
    var (raw, bulk) = (0.0, 0.0);
    for (var round = 0; round < Rounds; round++)
    {
        // In turns, so that a busy moment of the machine meets both.
        raw = Math.Max(raw, await Once(() => Raw.Load(where, persons)));
        bulk = Math.Max(bulk, await Once(() => database.Write(unit => unit.InsertAll(Person.Table, persons))));
    }

    var mapped = await Best(() => database.Write(unit => unit.ExecuteEach(Person.Sql["insert"], persons.Take(rows / 10))), share: 0.1);
    var recorded = await Best(() => database.Write(unit =>
    {
        foreach (var person in persons)
        {
            unit.Record(new EvidenceEntry("bench", "program", "import", person.Id, "bench"));
        }

        return unit.InsertAll(Person.Table, persons);
    }));
    var verified = await Best(() => EvidenceVerifier.Verify(database, keys: null, []), empty: false, share: await database.Read(unit => unit.Get<double>(Person.Sql["recorded"])) / rows);
    Line("raw way", raw, raw);
    Line("InsertAll", bulk, raw);
    Line("ExecuteEach", mapped, raw);
    Line("InsertAll with an evidence row for each", recorded, raw);
    Line("evidence verified", verified, raw);
    isSlow |= bulk < 0.5 * raw;
    await database.Write(unit => unit.Execute(Person.Sql["clear"]));

    async Task<double> Best(Func<Task> work, bool empty = true, double share = 1)
    {
        var best = 0.0;
        for (var round = 0; round < Rounds; round++)
        {
            best = Math.Max(best, share * await Once(work, empty));
        }

        return best;
    }

    async Task<double> Once(Func<Task> work, bool empty = true)
    {
        if (empty)
        {
            await database.Write(unit => unit.Execute(Person.Sql["clear"]));
        }

        var started = Stopwatch.GetTimestamp();
        await work();
        return rows / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}

foreach (var (name, suite) in new[] { ("AES-256-GCM and HMAC-SHA-256", CryptoSuite.International), ("SM4-GCM and HMAC-SM3", CryptoSuite.ShangMi) })
{
    var cipher = new FieldCipher(KeyRing.New(suite, TimeProvider.System));
    var best = TimeSpan.MaxValue;
    for (var round = 0; round < Rounds; round++)
    {
        var started = Stopwatch.GetTimestamp();
        foreach (var person in persons)
        {
            cipher.Seal(person.Number, "bench.number", Guid.Empty);
            cipher.Index(person.Number, "bench.number");
        }

        var elapsed = Stopwatch.GetElapsedTime(started);
        best = elapsed < best ? elapsed : best;
    }

    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"field sealed and indexed, {name}: {rows / best.TotalSeconds:N0} a second"));
}

// The gate: the Store may cost at most half of the raw speed.
return isSlow ? 1 : 0;

static void Line(string what, double perSecond, double raw) =>
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what,-40} {perSecond,12:N0} rows/s   {perSecond / raw:0.00} of raw"));
