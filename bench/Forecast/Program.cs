using System.Diagnostics;
using System.Globalization;
using Anyu.Forecast;
using Anyu.ForecastBench;

// Prints the best wall and processor time on one core, and gates on the ratio to a yardstick timed in the same process turn by turn with the run it judges, since
// others share the machine. "short" runs a quarter of the trajectories many times, for which a quiet moment is found more easily; times are scaled to the full number.
var small = args.Contains("short", StringComparer.Ordinal);
var inputs = Country.Inputs(openAge: 100, years: 100);
var inputs130 = Country.Inputs(openAge: 130, years: 100);
var plan = new TrajectoryPlan(small ? 2_500 : 10_000, 7, TrajectoryPlan.UsualQuantiles);
var (rounds, scale) = small ? (15, 4) : (5, 1);
var yard = new Yardstick(plan.Trajectories);
var gates = new List<(string What, double Ratio, double Most)>();

Print("one deterministic run, 100 years, single ages to 100+", Best(200, () => CohortComponent.Project(inputs)), 1);
Print("one deterministic run, 100 years, single ages to 130+", Best(200, () => CohortComponent.Project(inputs130)), 1);
foreach (var (name, openAge, shape) in new[] { ("proportional hazard", 100, 0.0), ("Lee-Carter shape by five-year groups", 100, 0.008), ("Lee-Carter shape by five-year groups, ages to 130+", 130, 0.008) })
{
    var country = Country.Inputs(openAge, 100);
    var uncertainty = Country.Uncertainty(openAge, shape);
    Judge($"10,000 trajectories x 100 years, five quantiles of every age and year, {name}", Gate.Quantiles * (openAge + 1) / 101, () => ProbabilisticProjection.Run(country, uncertainty, plan));
    Judge($"20,000 trajectories x 100 years without quantiles, {name}", Gate.Paths * (openAge + 1) / 101, () => ProbabilisticProjection.Paths(country, uncertainty, plan with { Trajectories = 2 * plan.Trajectories }));
}

var memory = Process.GetCurrentProcess().PeakWorkingSet64 / 1048576;
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"peak memory {memory} MB"));
gates.Add(("peak memory over 500 MB", memory, 500));
var broken = gates.Where(gate => gate.Ratio > gate.Most).ToArray();
foreach (var (what, ratio, most) in broken)
{
    Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"over its gate: {what}: {ratio:F2} > {most:F2}"));
}

return broken.Length == 0 ? 0 : 1;

void Judge(string what, double most, Action work)
{
    var (mine, yardstick) = (new Timing(), new Timing());
    work();
    yard.Run();
    for (var i = 0; i < rounds; i++)
    {
        mine.Take(work);
        yardstick.Take(yard.Run);
    }

    Print(what, mine, scale);
    var ratio = mine.Processor / yardstick.Processor;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"              ratio {ratio:F2} to the yardstick of {scale * yardstick.Processor.TotalMilliseconds:F0} ms, gate {most:F2}"));
    gates.Add((what, ratio, most));
}

static Timing Best(int times, Action work)
{
    var timing = new Timing();
    work();
    for (var i = 0; i < times; i++)
    {
        timing.Take(work);
    }

    return timing;
}

static void Print(string what, Timing timing, int scale) => Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture, $"{scale * timing.Wall.TotalMilliseconds,10:F3} ms, processor {scale * timing.Processor.TotalMilliseconds,10:F3} ms  {what}"));
