using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Anyu.Forecast;

namespace Anyu.Cli;

/// <summary>
/// <c>anyu forecast sample</c>: a made-up history of a place, the forecasts that would have been made in some of its years, what came, and needs. The history is one
/// path drawn from a plan's own uncertainty while fertility falls; the forecasts know only the last year before their base.
/// </summary>
internal static class MakeForecastSample
{
    private const double FertilityAtStart = 1.45;
    private const double FertilityFall = 0.975;
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly (string Group, int From, int To)[] Kept = [("total", 0, 200), ("0-2", 0, 2), ("0-4", 0, 4), ("3-5", 3, 5), ("6-11", 6, 11), ("12-14", 12, 14), ("15-49", 15, 49), ("60+", 60, 200)];

    public static ExitCode Run(Invocation run)
    {
        var name = run.Arguments.Operands[0];
        if (run.Load() is not { } law)
        {
            return ExitCode.Refused;
        }

        if (!law.Places.TryResolve(run.Arguments.Operands[1], out var place, out var problem))
        {
            return run.Refuse(problem);
        }

        if (!File.Exists(run.Locate(name)))
        {
            return run.Refuse(CliProblems.NoFile(name));
        }

        var folder = Path.GetDirectoryName(run.Locate(name))!;
        var plan = ForecastPlan.Read(File.ReadAllText(run.Locate(name)), name);
        var inputs = plan.Value?.Inputs(table => File.Exists(Path.Combine(folder, table)) ? File.ReadAllText(Path.Combine(folder, table)) : null);
        if (inputs?.Value is not { } ready)
        {
            return run.Refuse(inputs?.Problems ?? plan.Problems);
        }

        var (persons, from, bases) = (Numbers(run.Arguments["--persons"] ?? "800000")[0], Numbers(run.Arguments["--from"] ?? "2010")[0], Numbers(run.Arguments["--bases"] ?? "2015,2018,2021,2025"));
        if (persons < 1 || from is < 1900 or > 2100 || bases.Any(year => year <= from || year > from + ForecastPlan.MostYears))
        {
            return run.Refuse(ForecastCliProblems.SampleNumbers());
        }

        var history = new SyntheticHistory(ready, plan.Value!, persons, (int)from, (int)bases[^1]);
        var to = run.Locate(run.Arguments.Operands[2]);
        Directory.CreateDirectory(to);
        foreach (var (file, text) in history.Files(place.Code.ToString(), place.Name, [.. bases.Select(year => (int)year)]))
        {
            File.WriteAllText(Path.Combine(to, file), text);
            run.Output.WriteLine(file);
        }

        return ExitCode.Done;
    }

    private static double[] Numbers(string text) => [.. text.Split(',').Select(part => double.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)];

    /// <summary>One path, and what would have been known and forecast on it.</summary>
    private sealed class SyntheticHistory
    {
        private readonly ForecastPlan plan;
        private readonly ProjectionInputs path;
        private readonly Projection truth;
        private readonly WholePersons whole;
        private readonly int from;

        internal SyntheticHistory(ForecastInputs ready, ForecastPlan plan, double persons, int from, int last)
        {
            (this.plan, this.from) = (plan, from);
            var scale = persons / ready.Inputs.BasePopulation.Total();
            var first = ready.Inputs.Years[0];
            var years = Enumerable.Range(0, last - from).Select(step => first with
            {
                Start = from + step,
                Fertility = [.. first.Fertility.Select(rate => rate * FertilityAtStart * Math.Pow(FertilityFall, step))],
                Survival = first.Survival.Map((_, _, ratio) => Math.Pow(ratio, Math.Pow(0.985, step - last + from))),
                NetMigration = first.NetMigration.Map((_, _, net) => net * scale),
            }).ToImmutableArray();
            var central = new ProjectionInputs(from, ready.Inputs.BasePopulation.Map((_, _, p) => p * scale), years);
            path = ProbabilisticProjection.Single(central, ready.Uncertainty, new TrajectoryPlan(1, plan.Seed, [0.5]), 0);
            truth = CohortComponent.Project(path);
            whole = WholePersons.Of(truth);
        }

        internal IEnumerable<(string File, string Text)> Files(string division, Kernel.Bilingual place, int[] bases)
        {
            yield return ("actuals.csv", Actuals(division));
            yield return ("needs.json", Needs(division, bases[^1]));
            foreach (var year in bases)
            {
                var tables = Tables(year).ToDictionary(table => table.File, table => table.Text, StringComparer.Ordinal);
                foreach (var (file, text) in tables)
                {
                    yield return (file, text);
                }

                foreach (var (suffix, one) in Plans(division, place, year, year == bases[^1]))
                {
                    var stem = string.Create(CultureInfo.InvariantCulture, $"{year}{suffix}");
                    yield return ($"{stem}.plan.json", PlanText(one));
                    yield return ($"{stem}.run.json", KeptRun.Make(one, tables.GetValueOrDefault).Value!.Text());
                }
            }
        }

        private static string PlanText(ForecastPlan plan) => JsonSerializer.Serialize(JsonSerializer.SerializeToElement(plan, ForecastPlan.Format), Written) + "\n";

        private IEnumerable<(string Suffix, ForecastPlan Plan)> Plans(string division, Kernel.Bilingual place, int year, bool latest)
        {
            string Named(string zh, string en) => string.Create(CultureInfo.InvariantCulture, $"{place.Zh}{year}年预测{zh}（合成数据） {place.En}, forecast of {year}{en} (synthetic)");
            var medium = plan with
            {
                Title = Named("", ""),
                Source = "合成数据，由 anyu forecast sample 生成；年龄模式来自 " + plan.Source + " Synthetic; patterns by age from the same",
                Division = division, Synthetic = true, BaseYear = year, Years = latest ? 15 : 10, Path = null, Variant = Variant.Medium, HazardTrend = 0.985,
                Population = $"population-{year}.csv", Survival = $"survival-{year}.csv", Fertility = $"fertility-{year}.csv", Migration = $"migration-{year}.csv",
                FertilityFactor = new RandomFactor(0.96, 0.045, 0.02), MigrationFactor = new RandomFactor(0.8, 300),
            };
            yield return ("", medium);
            if (latest)
            {
                yield return ("-low", medium with { Title = Named("，低生育率", ", low fertility"), Variant = Variant.Low });
                yield return ("-replacement", medium with { Title = Named("，立即更替", ", instant replacement"), Variant = Variant.InstantReplacement });
                yield return ("-support", medium with
                {
                    Title = Named("，假设支持措施见效", ", support assumed to work"),
                    Effects = [new PolicyEffect("支持措施使生育率提高8% support raises fertility by 8 %", "演示用的假设，不是研究结论 an assumption for demonstration, not a finding", year + 1, year + 14, FertilityFactor: 1.08)],
                });
            }
        }

        /// <summary>What is known at the end of a base year's eve: the population, and the rates of the last full year.</summary>
        private IEnumerable<(string File, string Text)> Tables(int year)
        {
            var (at, known) = (year - from, path.Years[year - from - 1]);
            yield return ($"population-{year}.csv", Table((sex, age) => (sex == Sex.Male ? whole.Male : whole.Female).Population[at][age], "0"));
            yield return ($"survival-{year}.csv", Table((sex, age) => known.Survival[sex, age], "0.#########"));
            yield return ($"fertility-{year}.csv", Table((sex, age) => sex == Sex.Male ? 0 : known.Fertility[age], "0.#########"));
            yield return ($"migration-{year}.csv", Table((sex, age) => known.NetMigration[sex, age], "0.##"));
        }

        private string Table(Func<Sex, int, double> cell, string format)
        {
            var text = new StringBuilder("age,male,female\n");
            for (var age = 0; age <= truth.Populations[0].OpenAge; age++)
            {
                text.Append(CultureInfo.InvariantCulture, $"{age},{cell(Sex.Male, age).ToString(format, CultureInfo.InvariantCulture)},{cell(Sex.Female, age).ToString(format, CultureInfo.InvariantCulture)}\n");
            }

            return text.ToString();
        }

        private string Actuals(string division)
        {
            var text = new StringBuilder("division,year,group,actual\n");
            for (var step = 1; step < truth.Populations.Length; step++)
            {
                foreach (var (group, low, high) in Kept)
                {
                    text.Append(CultureInfo.InvariantCulture, $"{division},{from + step},{group},{Between(step, low, high)}\n");
                }

                text.Append(CultureInfo.InvariantCulture, $"{division},{from + step - 1},births,{whole.Male.Births[step - 1] + whole.Female.Births[step - 1]}\n");
                text.Append(CultureInfo.InvariantCulture, $"{division},{from + step - 1},deaths,{whole.Male.Deaths[step - 1].Sum() + whole.Female.Deaths[step - 1].Sum()}\n");
            }

            return text.ToString();
        }

        private long Between(int step, int low, int high) => new[] { whole.Male, whole.Female }.Sum(sex => sex.Population[step].Skip(low).Take(high - low + 1).Sum());

        private string Needs(string division, int year)
        {
            var last = truth.Populations.Length - 1;
            double Places(int low, int high, double share) => Math.Round(Between(last, low, high) * share);
            Need Of(string id, string zh, string en, string group, double per, double places, double idle, bool perThousand = false) => new(
                id, new(zh, en), group, per, ImmutableSortedDictionary.CreateRange([new KeyValuePair<int, double>(year, places)]), new("合成数据：需求比例和现有数都是演示用的假设", "Synthetic: share and capacity are assumptions for demonstration"), idle, perThousand);
            return JsonSerializer.Serialize(
                JsonSerializer.SerializeToElement(
                    new NeedList(division, Synthetic: true,
                    [
                        Of("childcare", "托位（按四分之一的三岁以下婴幼儿入托）", "Childcare places, a quarter of under-threes attending", "0-2", 0.25, Places(0, 2, 0.21), 0.5, perThousand: true),
                        Of("kindergarten", "幼儿园班（每班30人，入园率92%）", "Kindergarten classes of 30, 92 % attending", "3-5", 0.92 / 30, Places(3, 5, 0.92 / 30 * 1.02), 0.7),
                        Of("primary", "小学教室（每班45人）", "Primary classrooms of 45", "6-11", 1.0 / 45, Places(6, 11, 1.0 / 45 * 1.03), 0.7),
                        Of("special", "特殊教育学位（学龄儿童的0.9%）", "Special school places, 0.9 % of pupils", "6-11", 0.009, Places(6, 11, 0.0074), 0),
                    ]),
                    ForecastPlan.Format),
                Written) + "\n";
        }
    }
}
