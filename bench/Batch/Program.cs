using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Anyu.Batch;
using Anyu.BatchBench;

// Populations from files, one process each: "households N FILE" writes the households of the entitlement benchmark, "families N FILE CONTENT" synthetic families of that content;
// "entitlements FILE MONTHS THREADS" decides the twelve rules and compares the published sums; "law FILE CONTENT THREADS" decides every provision and compares a sample with the walker; "reforms FILE CONTENT THREADS" runs ten reforms beside the law and the law alone.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Console.WriteLine($"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} processors, .NET {Environment.Version}");
var clock = Stopwatch.StartNew();
var right = true;
switch (args)
{
    case ["households", var households, var file]:
        PopulationWriter.Write(new HouseholdFile(long.Parse(households, CultureInfo.InvariantCulture)), Books.Own, file, "synthetic households of the entitlement benchmark", ParquetPopulation.MostRowsOfGroup);
        break;
    case ["families", var families, var file, var content]:
        PopulationWriter.Write(new SyntheticPopulation(Books.At(content), long.Parse(families, CultureInfo.InvariantCulture), 7, new DateOnly(2025, 6, 1), []), Books.At(content), file, "synthetic families, seed 7", 32_768);
        break;
    case ["entitlements", var file, var months, var threads]:
        right = EntitlementRun.Run(file, int.Parse(months, CultureInfo.InvariantCulture), int.Parse(threads, CultureInfo.InvariantCulture));
        break;
    case ["law", var file, var content, var threads]:
        right = LawRun.Run(file, content, int.Parse(threads, CultureInfo.InvariantCulture));
        break;
    case ["reforms", var file, var content, var threads]:
        right = ReformRun.Run(file, content, int.Parse(threads, CultureInfo.InvariantCulture));
        break;
    default:
        Console.WriteLine("households N FILE | families N FILE CONTENT | entitlements FILE MONTHS THREADS | law FILE CONTENT THREADS | reforms FILE CONTENT THREADS");
        return 2;
}

Console.WriteLine($"{clock.Elapsed.TotalSeconds:F1} s of this process, {Environment.CpuUsage.TotalTime.TotalSeconds:F1} s of processor time; peak memory {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB");
return right ? 0 : 1;
