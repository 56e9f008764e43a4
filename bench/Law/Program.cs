using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Anyu.Law;
using YamlDotNet.RepresentationModel;

// One family, every benefit, with a full explanation: milliseconds of CPU in this process, beside a yardstick in the same process:
// reading the same family file with the YAML library. The best of many rounds is quoted, since the machine may be busy.
const int Rounds = 40;
const int PerRound = 100;

var root = args.Length > 0 ? args[0] : "content";
var loading = Stopwatch.StartNew();
if (LawLibrary.Load(root).Book is not { } book)
{
    Console.Error.WriteLine($"No lawbook in {root}.");
    return 1;
}

Console.WriteLine($"{RuntimeInformation.OSDescription}, {Environment.ProcessorCount} processors, .NET {Environment.Version}");
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"lawbook: {book.Provisions.Count} provisions, {book.Benefits.Count} benefits, loaded in {loading.ElapsedMilliseconds} ms"));
foreach (var path in Directory.GetFiles(args.Length > 1 ? args[1] : "samples", "*.yaml").Order(StringComparer.Ordinal))
{
    var text = File.ReadAllText(path);
    if (FamilyStatement.Parse(text, path, book).Value is not { } family)
    {
        continue;
    }

    var explained = DecisionRequest.For(new DateOnly(2025, 12, 1));
    var decide = Best(() => Determiner.Decide(book, family, explained));
    var plain = Best(() => Determiner.Decide(book, family, explained with { Explain = false }));
    var yardstick = Best(() => ReadYaml(text));
    var answers = Determiner.Decide(book, family, explained);
    var before = GC.GetAllocatedBytesForCurrentThread();
    Determiner.Decide(book, family, explained);
    var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{Path.GetFileName(path),-24} explained {decide:F3} ms  plain {plain:F3} ms  reading its YAML {yardstick:F3} ms  ratio {decide / yardstick:F2}  {answers.Length} answers, {answers.Sum(a => a.Steps.Length)} steps, {answers.Sum(a => a.Facts.Length)} facts, {allocated / 1024} KB"));
}

return 0;

static void ReadYaml(string text)
{
    using var reader = new StringReader(text);
    new YamlStream().Load(reader);
}

static double Best(Action work)
{
    for (var i = 0; i < 10 * PerRound; i++)
    {
        work();
    }

    var best = double.MaxValue;
    for (var round = 0; round < Rounds; round++)
    {
        var start = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < PerRound; i++)
        {
            work();
        }

        best = Math.Min(best, (Environment.CpuUsage.TotalTime - start).TotalMilliseconds / PerRound);
    }

    return best;
}
