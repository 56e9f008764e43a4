using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Anyu.Access;
using Anyu.Kernel;
using Anyu.Register;
using Anyu.Store;

#pragma warning disable CA5394 // Made-up data needs no secrets.

namespace Anyu.RegisterBench;

/// <summary>
/// Fifty users at once: nine of ten requests search, one registers a birth. Each waits for its answer, thinks a while, and asks again.
/// The first five seconds, in which fifty connections are opened and code is compiled, are not counted.
/// </summary>
internal static class Users
{
    private const int Count = 50;
    private const double SearchMilliseconds = 60;
    private const double BirthMilliseconds = 150;

    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Thinking = TimeSpan.FromMilliseconds(500);

    public static async Task<int> Run(RegisterContent content, RegisterDesk desk, Database database, Actor actor, int seconds, int persons)
    {
        var (searches, births, errors, known) = (new ConcurrentBag<double>(), new ConcurrentBag<double>(), 0, 0);
        var begun = Stopwatch.GetTimestamp();
        var length = Warming + TimeSpan.FromSeconds(seconds);
        await Task.WhenAll(Enumerable.Range(0, Count).Select(user => Task.Run(async () =>
        {
            var random = new Random(user);
            await Task.Delay(Thinking * random.NextDouble());
            while (Stopwatch.GetElapsedTime(begun) < length)
            {
                var isBirth = random.Next(10) == 0;
                var started = Stopwatch.GetTimestamp();
                var refusal = isBirth ? await Birth(desk, database, actor, persons, random) : await Search(content, desk, database, actor, persons, random);
                if (Stopwatch.GetElapsedTime(begun, started) > Warming)
                {
                    (isBirth ? births : searches).Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                }

                if (refusal is not null)
                {
                    Interlocked.Increment(ref refusal is "REG-0012" or "REG-0015" or "REG-0016" ? ref known : ref errors);
                }

                await Task.Delay(Thinking * 2 * random.NextDouble());
            }
        })));
        var (search, birth) = (Line("search", searches), Line("register a birth", births));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{errors} errors, {known} births refused as known, {(searches.Count + births.Count) / (double)seconds:0} requests a second"));
        return errors == 0 && search.P95 <= SearchMilliseconds && birth.P99 <= BirthMilliseconds ? 0 : 1;
    }

    private static async Task<string?> Search(RegisterContent content, RegisterDesk desk, Database database, Actor actor, int persons, Random random)
    {
        var person = Synthetic.Of(random.Next(persons), seed: 1);
        var text = random.Next(6) switch
        {
            0 => person.Name,
            1 => person.Name[..2],
            2 => content.SoundOf(person.Name),
            3 => string.Create(CultureInfo.InvariantCulture, $"{content.SoundOf(person.Name[..2])} {person.Born:yyyy-MM-dd}"),
            4 => person.Number[^4..],
            _ => person.Number,
        };
        var found = await FindPersons.Run(desk, database, actor, new PersonQuery(text));
        return found.Succeeded ? null : found.Problems[0].Code;
    }

    private static async Task<string?> Birth(RegisterDesk desk, Database database, Actor actor, int persons, Random random)
    {
        var mother = Mother(persons, random);
        var report = new BirthReport
        {
            Id = Guid.CreateVersion7(),
            Child = Guid.CreateVersion7(),
            BornOn = new DateOnly(2025, 1, 1).AddDays(random.Next(200)),
            Sex = RegisteredSex.Female,
            Certificate = string.Create(CultureInfo.InvariantCulture, $"T{random.Next(1_000_000_000):000000000}"),
            Place = PlaceCode.Parse(mother.Place),
            Source = new Source("bench", "synthetic", Confidence.Certified),
            Mother = ParentRef.Of(new NewPerson
            {
                Id = Guid.CreateVersion7(),
                Name = mother.Name,
                Sex = RegisteredSex.Female,
                BirthDate = mother.Born,
                Number = mother.Number,
                Source = new Source("bench", "synthetic", Confidence.Certified),
            }),
        };
        var recorded = await database.Write(unit => RecordBirth.Run(desk, unit, actor, report));
        return recorded.Succeeded ? null : recorded.Problems[0].Code;
    }

    /// <summary>A woman who was 20 to 45 in 2025.</summary>
    private static SyntheticPerson Mother(int persons, Random random)
    {
        while (true)
        {
            if (Synthetic.Of(random.Next(persons), seed: 1) is { Sex: "女", Born.Year: >= 1980 and <= 2004 } woman)
            {
                return woman;
            }
        }
    }

    private static (double P95, double P99) Line(string name, ConcurrentBag<double> taken)
    {
        double[] sorted = [.. taken.Order()];
        double At(double share) => sorted.Length == 0 ? 0 : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-18} {sorted.Length,6} times  p50 {At(0.5),6:0.0} ms  p95 {At(0.95),6:0.0} ms  p99 {At(0.99),6:0.0} ms  most {At(1),6:0.0} ms"));
        return (At(0.95), At(0.99));
    }
}
