using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Anyu.Exchange;
using Anyu.Kernel;

namespace Anyu.Cli;

/// <summary><c>anyu simulate fault</c>: tells the running simulated agencies in one line how to behave, or shows how they do.</summary>
internal static class FaultCommand
{
    private static readonly CommandOption Percent = new("--percent", "NUMBER", new("每一百单里几单，默认 100", "how many of a hundred orders; 100 by default"));
    private static readonly CommandOption Times = new("--times", "NUMBER", new("请求丢几次，默认 1", "how often a request is lost; 1 by default"));
    private static readonly CommandOption Seconds = new("--seconds", "NUMBER", new("拖延几秒，默认 60", "how many seconds longer; 60 by default"));
    private static readonly CommandOption Ground = new("--ground", "TEXT", new("拒绝的理由编号，或补正什么", "the id of a ground for refusal, or what to correct"));
    private static readonly CommandOption Facts = new("--facts", "FACT=VALUE", new("只对写着这些事实的办件，如 child.order=2；用分号隔开几项", "only for orders that state these facts, such as child.order=2; several are parted by semicolons"));
    private static readonly CommandOption Also = new("--also", null, new("在现有规则之外再加；不写就替换", "beside the rules there are; without it they are replaced"));
    private static readonly CommandOption Port = new("--port", "PORT", new("模拟部门的端口，默认 5090", "the port of the simulated agencies; 5090 by default"));

    public static Command Definition { get; } = new(
        "simulate fault",
        "[FAULT] [SYSTEM]",
        0,
        2,
        new(
            $"让正在运行的模拟部门这样办：{Words}；不写系统就是全部系统。什么都不写，列出每个词的意思和现在的规则",
            $"make the running simulated agencies behave so: {Words}; without a system it is every one. Without words it lists what each means and the rules there are"),
        [Percent, Times, Seconds, Ground, Facts, Also, Port],
        Run);

    private static string Words => string.Join('|', FaultWords.All.Select(word => word.Word));

    private static ExitCode Run(Invocation run)
    {
        var port = run.Arguments[Port.Name] ?? "5090";
        if (!ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0)
        {
            return run.Refuse(CliProblems.OptionValue(Port));
        }

        return Reach(run, number).GetAwaiter().GetResult();
    }

    private static async Task<ExitCode> Reach(Invocation run, ushort port)
    {
        using var agencies = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
        var script = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/script"));
        try
        {
            return run.Arguments.Operands.IsEmpty ? await Show(run, agencies, script) : await Tell(run, agencies, script);
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException)
        {
            return run.Refuse(CliProblems.NoAgencies(port));
        }
    }

    private static async Task<ExitCode> Tell(Invocation run, HttpClient agencies, Uri script)
    {
        if (FaultWords.All.FirstOrDefault(word => word.Word == run.Arguments.Operands[0]) is not { } word)
        {
            return run.Refuse(CliProblems.NoFault(run.Arguments.Operands[0], Words));
        }

        var rules = string.Concat(word.Faults.Select(fault => Row(run, fault)));
        var before = run.Arguments.Options.ContainsKey(Also.Name) && word.Word != FaultWords.Answer ? await agencies.GetStringAsync(script) : "";
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(before + rules));
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        using var answer = await agencies.PutAsync(script, content);
        if (!answer.IsSuccessStatusCode)
        {
            using var told = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            return run.Refuse([.. told.RootElement.EnumerateArray().Select(ProblemOf)]);
        }

        await run.Output.WriteLineAsync(run.Say($"从现在起：{word.Meaning.Zh}", $"From now on: {word.Meaning.En}"));
        return ExitCode.Done;
    }

    private static async Task<ExitCode> Show(Invocation run, HttpClient agencies, Uri script)
    {
        foreach (var word in FaultWords.All)
        {
            await run.Output.WriteLineAsync($"  {word.Word,-10} {run.Say(word.Meaning)}");
        }

        var rules = await agencies.GetStringAsync(script);
        await run.Output.WriteLineAsync(rules.Length == 0 ? run.Say("现在没有规则：照常答复。", "No rules now: they answer as they should.") : run.Say("现在的规则（故障,系统,百分比,次数,秒数,理由,条件）：", "The rules now (fault,system,percent,times,seconds,ground,facts):"));
        await run.Output.WriteAsync(rules);
        return ExitCode.Done;
    }

    private static string Row(Invocation run, AgencyFault fault)
    {
        string[] cells =
        [
            fault.ToString().ToLowerInvariant(), run.Arguments.Operands.ElementAtOrDefault(1) ?? "", run.Arguments[Percent.Name] ?? "", run.Arguments[Times.Name] ?? "",
            run.Arguments[Seconds.Name] ?? "", run.Arguments[Ground.Name] ?? "", run.Arguments[Facts.Name] ?? "",
        ];
        return string.Join(',', cells.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\n";
    }

    private static Problem ProblemOf(JsonElement told) => new(
        told.GetProperty("code").GetString()!, PairOf(told.GetProperty("what")), PairOf(told.GetProperty("why")), PairOf(told.GetProperty("mend")));

    private static Bilingual PairOf(JsonElement pair) => new(pair.GetProperty("zh").GetString()!, pair.GetProperty("en").GetString()!);
}
