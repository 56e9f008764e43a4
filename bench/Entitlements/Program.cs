using System.Globalization;
using System.Runtime.InteropServices;
using Anyu.EntitlementBench;
using Anyu.Law;

// Twelve rules as provisions, compiled into columns, beside a hand-written loop over the same columns in the same process. "check" compares every published sum up to
// a million households and twelve months, "full" also ten million; "law content" compiles all provisions in force in that content; without a word, one size is timed:
// households, months, threads.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var book = LawLibrary.Load(Path.Combine(AppContext.BaseDirectory, "content")) is { Book: { } loaded } ? loaded : throw new InvalidOperationException("The content of the benchmark does not load.");
Console.WriteLine($"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} processors, .NET {Environment.Version}");
if (args is ["check"] or ["full"])
{
    var right = Checksums.InputsAreRight();
    Console.WriteLine(right ? "inputs of 1,000,000 households: right" : "inputs of 1,000,000 households: WRONG");
    foreach (var (households, months) in new[] { (100_000L, 1), (1_000_000, 1), (1_000_000, 12), (10_000_000, 12) }.SkipLast(args is ["check"] ? 1 : 0))
    {
        right &= Trial.Run(book, households, months, threads: 1);
    }

    return right ? 0 : 1;
}

if (args is ["law", var content])
{
    return LawTrial.Run(content) ? 0 : 1;
}

var numbers = args.Select(a => long.Parse(a, CultureInfo.InvariantCulture)).ToArray();
var (size, span, workers) = numbers is [var h, var m, var t] ? (h, (int)m, (int)t) : (1_000_000L, 12, 1);
return Trial.Run(book, size, span, workers) ? 0 : 1;
