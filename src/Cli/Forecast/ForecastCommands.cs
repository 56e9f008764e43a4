using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Anyu.Forecast;
using Anyu.Kernel;

namespace Anyu.Cli;

/// <summary><c>anyu forecast …</c>: run a plan and keep it, repeat a kept run bit by bit, compare two, score them against what came.</summary>
internal static class ForecastCommands
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<Command> All { get; } =
    [
        new("forecast run", "<plan.json | run.json>", 1, 1, new("按方案做一次带区间的预测；给的是保存的预测，就核对它能逐位重现", "run a plan, with intervals; a kept run is checked to repeat bit by bit"),
            [
                new("--out", "FILE", new("保存这次预测", "keep the run")),
                new("--past", "DIR", new("过去预测和实际数（actuals.csv）所在目录，误差打印在旁边；默认是方案所在目录", "folder of past runs and actuals.csv, whose errors are printed beside; by default the plan's")),
                new("--database", "FILE", new("过去的预测和后来的统计数取自这个数据库，不取自目录", "past runs and the counts that came are those of this database, not of a folder")),
                new("--threads", "N", new("线程数；结果与它无关", "threads; results do not depend on them")),
            ], RunForecast.Run),
        new("forecast list", "<place>", 1, 1, new("列出数据库里保存的一个地方的预测", "the runs that the database keeps for a place"), [IndicatorDatabase.Option], KeptForecasts.List),
        new("forecast compare", "<run> <run>", 2, 2, new("比较两次保存的预测：两个文件，或数据库里的两个编号（--place）", "compare two kept runs: two files, or two ids of the database (--place)"),
            [KeptForecasts.Place, IndicatorDatabase.Option], CompareForecasts.Run),
        new("forecast score", "<run> [actuals.csv]", 1, 2, new("给保存的预测打分：文件用实际数表，数据库里的（--place）用后来的统计数", "score a kept run: a file against a table, one of the database (--place) against the counts that came"),
            [KeptForecasts.Place, IndicatorDatabase.Option], ScoreForecast.Run),
        new("forecast import", "<file.PJNZ | file.DP | folder> <folder>", 2, 2, new("把 Spectrum（DemProj）的文件，或 PADIS 式的三张表（population.csv、years.csv、ages.csv）转成方案和表", "turn a file of Spectrum (DemProj), or three tables as PADIS asks for (population.csv, years.csv, ages.csv), into a plan with its tables"), [], ImportForecast.Run),
        new("forecast sample", "<plan.json> <place> <folder>", 3, 3, new("生成演示用的合成历史、预测和实际数", "make up a history with its forecasts and what came, for demonstration"),
            [
                new("--persons", "N", new("第一年的人数，默认800000", "persons in the first year, 800000 by default")),
                new("--from", "YEAR", new("历史的第一年，默认2010", "first year of the history, 2010 by default")),
                new("--bases", "YEARS", new("做过预测的年份，默认2015,2018,2021,2025", "years in which a forecast was made, 2015,2018,2021,2025 by default")),
            ], MakeForecastSample.Run),
    ];
}

/// <summary>Runs a plan, or repeats a kept run.</summary>
internal static class RunForecast
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static ExitCode Run(Invocation run)
    {
        var name = run.Arguments.Operands[0];
        var path = run.Locate(name);
        if (!File.Exists(path))
        {
            return run.Refuse(CliProblems.NoFile(name));
        }

        if (!int.TryParse(run.Arguments["--threads"] ?? "1", NumberStyles.None, CultureInfo.InvariantCulture, out var threads) || threads is < 1 or > 64)
        {
            return run.Refuse(CliProblems.OptionValue(ForecastCommands.All[0].Find("--threads")!));
        }

        var text = File.ReadAllText(path);
        if (text.Contains("\"form\"", StringComparison.Ordinal))
        {
            return Repeat(run, text, name, threads);
        }

        var plan = ForecastPlan.Read(text, name);
        if (plan.Value is null)
        {
            return run.Refuse(plan.Problems);
        }

        var folder = Path.GetDirectoryName(path)!;
        var made = KeptRun.MakeAll(plan.Value, table => File.Exists(Path.Combine(folder, table)) ? File.ReadAllText(Path.Combine(folder, table)) : null, threads, Progress(run));
        if (made.Value is not { } all)
        {
            return run.Refuse(made.Problems);
        }

        foreach (var kept in all)
        {
            Tell(run, kept, folder, isPart: kept != all[0]);
        }

        return ExitCode.Done;
    }

    private static void Tell(Invocation run, KeptRun kept, string folder, bool isPart)
    {
        run.Output.WriteLine($"{kept.Plan.Title}{(isPart ? "  " + kept.Plan.Division : "")}  ({kept.Plan.Source})");
        foreach (var effect in kept.Plan.Effects)
        {
            run.Output.WriteLine(run.Say($"  假设：{effect.Name}（{effect.Source}）", $"  Assumed: {effect.Name} ({effect.Source})"));
        }

        if (!kept.Plan.IsUncertain)
        {
            run.Output.WriteLine($"  {run.Say(ForecastPlan.OnePath)}");
        }

        foreach (var (year, group) in Enumerable.Range(kept.BaseYear, kept.Plan.Years + 1).Where(y => (y - kept.BaseYear) % 5 == 0).SelectMany(y => new[] { "total", "births", "0-2" }.Select(g => (y, g))))
        {
            if (kept.Of(year, group) is { } band)
            {
                var bands = kept.Plan.IsUncertain ? string.Create(CultureInfo.InvariantCulture, $"  80% {band.Low80:0}–{band.High80:0}  95% {band.Low95:0}–{band.High95:0}") : "";
                run.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {year}  {TextWidth.Pad(group, 8)}{band.Median,12:0}{bands}"));
            }
        }

        var past = PastOf(run, kept, run.Arguments["--past"] is { } given ? run.Locate(given) : folder);
        if (run.Arguments["--out"] is { } to)
        {
            var file = isPart ? NameOf(to, kept.Plan.Division) : to;
            File.WriteAllText(run.Locate(file), kept.Beside(past).Text());
            run.Output.WriteLine(run.Say($"已保存：{file}", $"Kept: {file}"));
        }
    }

    /// <summary>The file of a division beside that of the whole: <c>a.run.json</c> → <c>a.CODE.run.json</c>.</summary>
    private static string NameOf(string whole, string division)
    {
        const string Ending = ".run.json";
        return whole.EndsWith(Ending, StringComparison.Ordinal) ? $"{whole[..^Ending.Length]}.{division}{Ending}" : $"{whole}.{division}";
    }

    /// <summary>How earlier forecasts turned out stands beside each new one, with the intervals that it teaches; where there are none, that is said.</summary>
    private static ImmutableArray<ErrorRecord> PastOf(Invocation run, KeptRun kept, string folder)
    {
        var (runs, came) = run.Arguments["--database"] is null ? Beside(run, folder) : KeptForecasts.Earlier(run, kept.Plan.Division);
        var past = runs.Where(old => old.BaseYear < kept.BaseYear && old.Plan.IsExpected).ToList();
        var scored = came?.Score(past).ToList() ?? [];
        run.Output.WriteLine(scored.Count == 0
            ? run.Say("过去的预测还没有可以打分的，误差有多大不知道。", "No past forecast can be scored yet: how large errors are is not known.")
            : run.Say("过去预测的误差：", "Errors of past forecasts:"));
        ScoreText.Write(run, new Scorecard(scored));
        var records = ErrorRecord.Of(kept, past, came);
        ErrorRecordText.Write(run, kept, records);
        return records;
    }

    /// <summary>The runs of a folder in the order of their names, and its table of what came.</summary>
    private static (IEnumerable<KeptRun> Runs, ActualTable? Came) Beside(Invocation run, string folder)
    {
        var actuals = Path.Combine(folder, "actuals.csv");
        var read = File.Exists(actuals) ? ActualTable.Read(File.ReadAllText(actuals), "actuals.csv") : null;
        ProblemText.Write(run.Error, read?.Problems ?? [], run.Language);
        var runs = Directory.EnumerateFiles(folder, "*.run.json").Order(StringComparer.Ordinal).Select(file => KeptRun.Read(File.ReadAllText(file), Path.GetFileName(file)).Value).OfType<KeptRun>();
        return ([.. runs], read?.Value);
    }

    private static ExitCode Repeat(Invocation run, string text, string name, int threads)
    {
        var kept = KeptRun.Read(text, name);
        if (kept.Value is null)
        {
            return run.Refuse(kept.Problems);
        }

        var faults = kept.Value.Repeat(threads);
        if (faults.IsEmpty)
        {
            run.Output.WriteLine(run.Say("重算与保存的预测逐位相同。", "Run again: the same as the kept run, bit by bit."));
            return ExitCode.Done;
        }

        ProblemText.Write(run.Error, faults, run.Language);
        return ExitCode.Found;
    }

    /// <summary>Says how far it is once it has taken two seconds, and then every two.</summary>
    private static Action<int, int> Progress(Invocation run)
    {
        var clock = Stopwatch.StartNew();
        var next = Patience;
        return (done, of) =>
        {
            if (clock.Elapsed > next && done < of)
            {
                next = clock.Elapsed + Patience;
                run.Error.WriteLine(run.Say($"… 已算 {done}/{of} 年", $"… {done} of {of} years"));
            }
        };
    }
}

/// <summary>Writes a plan and its tables from another program's file.</summary>
internal static class ImportForecast
{
    public static ExitCode Run(Invocation run)
    {
        var (name, folder) = (run.Arguments.Operands[0], run.Locate(run.Arguments.Operands[1]));
        var read = Directory.Exists(run.Locate(name)) ? Tables(run.Locate(name), name)
            : File.Exists(run.Locate(name)) ? SpectrumFile.Read(File.ReadAllBytes(run.Locate(name)), Path.GetFileName(name))
            : Result<ImportedPlan>.Failure(CliProblems.NoFile(name));
        if (read.Value is null)
        {
            return run.Refuse(read.Problems);
        }

        Directory.CreateDirectory(folder);
        foreach (var (table, text) in read.Value.Tables.Add("plan.json", JsonSerializer.Serialize(read.Value.Plan, ForecastPlan.Format) + "\n"))
        {
            File.WriteAllText(Path.Combine(folder, table), text);
            run.Output.WriteLine(table);
        }

        return ExitCode.Done;
    }

    /// <summary>The plan of three tables in a folder; each that is missing is named.</summary>
    private static Result<ImportedPlan> Tables(string folder, string name)
    {
        ImmutableArray<string> missing = [.. AssumptionFiles.Names.Where(file => !File.Exists(Path.Combine(folder, file)))];
        string Text(int at) => File.ReadAllText(Path.Combine(folder, AssumptionFiles.Names[at]));
        return missing.IsEmpty
            ? new AssumptionFiles(Text(0), Text(1), Text(2)).ToPlan(Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)))
            : Result<ImportedPlan>.Failure([.. missing.Select(file => CliProblems.NoFile(Path.Combine(name, file)))]);
    }
}

/// <summary>Lays two kept runs side by side.</summary>
internal static class CompareForecasts
{
    public static ExitCode Run(Invocation run)
    {
        if (run.Arguments["--place"] is not null)
        {
            return KeptForecasts.Compare(run);
        }

        var first = ScoreForecast.Open(run, run.Arguments.Operands[0]);
        var second = first is null ? null : ScoreForecast.Open(run, run.Arguments.Operands[1]);
        return first is null || second is null ? ExitCode.Refused : Write(run, first, second);
    }

    /// <summary>Writes the medians of both, and whether their bands are apart.</summary>
    public static ExitCode Write(Invocation run, KeptRun first, KeptRun second)
    {
        run.Output.WriteLine($"A: {first.Plan.Title}\nB: {second.Plan.Title}");
        var differs = false;
        foreach (var (year, name) in Enumerable.Range(first.BaseYear, first.Plan.Years + 1).SelectMany(y => first.Series.Where(s => !s.Contains(':', StringComparison.Ordinal)).Select(s => (y, s))))
        {
            if (first.Of(year, name) is not { } a || second.Of(year, name) is not { } b)
            {
                continue;
            }

            differs |= !a.Median.Equals(b.Median);
            if ((year - first.BaseYear) % 5 == 0)
            {
                var apart = b.Low80 > a.High80 || b.High80 < a.Low80;
                run.Output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"  {year}  {TextWidth.Pad(name, 8)}{a.Median,12:0}{b.Median,12:0}  {(b.Median / a.Median) - 1,8:+0.00%;-0.00%;0.00%}  {(apart ? run.Say("80% 区间不相交", "80 % bands apart") : run.Say("80% 区间相交", "80 % bands overlap"))}"));
            }
        }

        return differs ? ExitCode.Found : ExitCode.Done;
    }
}

/// <summary>Scores a kept run.</summary>
internal static class ScoreForecast
{
    public static ExitCode Run(Invocation run)
    {
        if (run.Arguments["--place"] is not null)
        {
            return KeptForecasts.Score(run);
        }

        if (run.Arguments.Operands is not [_, var actuals])
        {
            return run.Refuse(ForecastCliProblems.NoTable());
        }

        if (Open(run, run.Arguments.Operands[0]) is not { } kept)
        {
            return ExitCode.Refused;
        }

        if (!File.Exists(run.Locate(actuals)))
        {
            return run.Refuse(CliProblems.NoFile(actuals));
        }

        var table = ActualTable.Read(File.ReadAllText(run.Locate(actuals)), actuals);
        if (table.Value is null)
        {
            return run.Refuse(table.Problems);
        }

        var scored = table.Value.Score([kept]).ToList();
        if (scored.Count == 0)
        {
            return run.Refuse(ForecastCliProblems.NoActuals(actuals));
        }

        ScoreText.Write(run, new Scorecard(scored));
        return ExitCode.Done;
    }

    /// <summary>The kept run of a file, or null with its problem written.</summary>
    public static KeptRun? Open(Invocation run, string name)
    {
        var path = run.Locate(name);
        var kept = File.Exists(path) ? KeptRun.Read(File.ReadAllText(path), name) : Result<KeptRun>.Failure(CliProblems.NoFile(name));
        if (kept.Value is null)
        {
            run.Refuse(kept.Problems);
        }

        return kept.Value;
    }
}

/// <summary>Writes a scorecard: all, by division, by horizon, by age.</summary>
internal static class ScoreText
{
    public static void Write(Invocation run, Scorecard card)
    {
        if (card.IsEmpty)
        {
            return;
        }

        run.Output.WriteLine(run.Say("                个数    平均误差  平均绝对误差  加权误差  落入80%  落入95%", "                cases  mean error  abs. error  weighted  in 80 %  in 95 %"));
        var ahead = card.ByHorizon.Select(score => score with { Name = run.Say($"{score.Name.TrimStart('0')} 年后", $"{score.Name.TrimStart('0')} ahead") });
        foreach (var score in card.ByDivision.Select(score => score.Name.Length > 0 ? score : score with { Name = "—" }).Concat(ahead).Concat(card.ByAge).Prepend(card.All with { Name = run.Say("全部", "all") }))
        {
            run.Output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{TextWidth.Pad(score.Name, 16)}{score.Cases,5}{Math.Round(score.MeanError, 4),11:+0.00%;-0.00%;0.00%}{score.MeanAbsoluteError,12:0.00%}{score.WeightedError,11:0.00%}{score.Held80,9:0%}{score.Held95,9:0%}"));
        }
    }
}
