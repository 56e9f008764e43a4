using System.Collections.Immutable;
using System.Globalization;
using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Cli;

/// <summary>What a family gets and why: <c>entitlements</c>, <c>compare</c>, <c>why-not</c>, <c>replay</c>.</summary>
internal static class EntitlementCommands
{
    private static readonly CommandOption Place = new("--place", "CODE", new("六位区划代码，没有另外说明的地点都按它计", "six-digit division code, used for every place not stated"));
    private static readonly CommandOption On = new("--on", "DATE", new("所问日期，默认今天", "the day asked; today by default"));
    private static readonly CommandOption Set = new("--set", "ID=OPTION,…", new("改用的口径", "interpretations to switch"));
    private static readonly CommandOption Explain = new("--explain", null, new("逐步说明", "every step"));
    private static readonly CommandOption ReceiptTo = new("--receipt", "FILE", new("把认定凭据写到文件", "write the receipt to a file"));
    private static readonly CommandOption Places = new("--places", "CODE,…", new("比较的地方，默认有文件的各地", "the places compared; by default those with documents"));

    /// <summary>All of them.</summary>
    public static ImmutableArray<Command> All { get; } =
    [
        new("entitlements", "<family.yaml>", 1, 1, new("这个家庭有哪些待遇，依据哪句话", "what a family gets, and by which sentence"), [Place, On, Set, Explain, ReceiptTo], Entitlements),
        new("compare", "<family.yaml>", 1, 1, new("同一家庭在几个地方的待遇", "the same family in several places"), [Places, On, Set], Compare),
        new("why-not", "<benefit> <family.yaml>", 2, 2, new("某项待遇为什么有、没有或不能确定", "why a benefit is given, refused or open"), [Place, On, Set], WhyNot),
        new("replay", "<receipt.json>", 1, 1, new("按凭据重算，逐字节比较", "decide again from a receipt and compare every byte"), [], Replay),
    ];

    private static ExitCode Entitlements(Invocation call)
    {
        if (Asking.Read(call, call.Arguments.Operands[0], []) is not { } asking)
        {
            return ExitCode.Refused;
        }

        var answers = Determiner.Decide(asking.Book, asking.Statement, asking.Request);
        if (call.Arguments["--receipt"] is { } path)
        {
            File.WriteAllBytes(call.Locate(path), Receipt.Write(asking.Book, asking.Statement, asking.Request));
        }

        if (call.Json)
        {
            call.WriteJson(AnswerJson.Of(asking.Book, answers));
            return ExitCode.Done;
        }

        WriteHead(call, asking);
        new AnswerText(asking.Book, asking.Statement, call.Language, call.Output).Write(answers, call.Arguments.Options.ContainsKey("--explain"));
        return ExitCode.Done;
    }

    private static ExitCode WhyNot(Invocation call)
    {
        var benefit = call.Arguments.Operands[0];
        if (Asking.Read(call, call.Arguments.Operands[1], [benefit]) is not { } asking)
        {
            return ExitCode.Refused;
        }

        var answers = Determiner.Decide(asking.Book, asking.Statement, asking.Request);
        if (call.Json)
        {
            call.WriteJson(AnswerJson.Of(asking.Book, answers));
            return ExitCode.Done;
        }

        WriteHead(call, asking);
        var text = new AnswerText(asking.Book, asking.Statement, call.Language, call.Output);
        foreach (var answer in answers)
        {
            call.Output.WriteLine();
            call.Output.WriteLine($"{call.Say(AnswerText.TitleOf(answer.Outcome))}");
            text.WriteAnswer(answer, explain: true);
        }

        return ExitCode.Done;
    }

    private static ExitCode Compare(Invocation call)
    {
        if (Asking.Read(call, call.Arguments.Operands[0], []) is not { } asking)
        {
            return ExitCode.Refused;
        }

        var places = call.Arguments["--places"]?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            ?? PlacesWithOwnLaw(asking.Book);
        var requests = places.Select(p => asking.Request with { Place = p }).ToArray();
        var problems = requests.SelectMany(r => Determiner.Check(asking.Book, asking.Statement, r)).Distinct().ToImmutableArray();
        if (!problems.IsEmpty)
        {
            return call.Refuse(problems);
        }

        var columns = requests.Select(r => Determiner.Decide(asking.Book, asking.Statement, r)).ToArray();
        if (call.Json)
        {
            call.WriteJson(places.Zip(columns, (place, answers) => new { Place = place, Answers = AnswerJson.Of(asking.Book, answers) }));
            return ExitCode.Done;
        }

        new ComparisonText(asking.Book, call.Language, call.Output).Write(places, columns);
        return ExitCode.Done;
    }

    /// <summary>Every place below the nation whose documents are loaded, in the order of their codes.</summary>
    private static string[] PlacesWithOwnLaw(Lawbook book) =>
        [.. book.Documents.Values.Select(document => document.Place).Where(code => PlaceCode.Parse(code) != PlaceCode.Nation).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static ExitCode Replay(Invocation call)
    {
        var path = call.Locate(call.Arguments.Operands[0]);
        if (!File.Exists(path))
        {
            return call.Refuse(CliProblems.NoFile(call.Arguments.Operands[0]));
        }

        if (call.Load() is not { } book)
        {
            return ExitCode.Refused;
        }

        var replayed = Receipt.Replay(File.ReadAllBytes(path), book);
        if (!replayed.Succeeded)
        {
            return call.Refuse(replayed.Problems);
        }

        if (call.Json)
        {
            call.WriteJson(replayed.Value);
        }
        else
        {
            WriteReplay(call, replayed.Value);
        }

        return replayed.Value.Identical ? ExitCode.Done : ExitCode.Found;
    }

    private static void WriteReplay(Invocation call, ReplayOutcome outcome)
    {
        call.Output.WriteLine(outcome.Identical
            ? call.Say("重算结果与凭据逐字节相同。", "Replaying gives the same bytes.")
            : call.Say("重算结果与凭据不同。", "Replaying gives another result."));
        foreach (var document in outcome.ChangedDocuments)
        {
            call.Output.WriteLine(call.Say("文件已改动：", "Document changed: ") + document);
        }

        foreach (var benefit in outcome.ChangedBenefits)
        {
            call.Output.WriteLine(call.Say("答案不同：", "Answered otherwise: ") + benefit);
        }
    }

    private static void WriteHead(Invocation call, Asking asking)
    {
        if (asking.Statement.Label is { } label)
        {
            call.Output.WriteLine(label.In(call.Language));
        }

        var place = asking.Request.Place ?? asking.Statement.Place;
        call.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{call.Say("日期", "Date")} {asking.Request.On:yyyy-MM-dd}  {call.Say("地点", "Place")} {(place is null ? call.Say("未说明", "not stated") : AnswerText.PlaceName(asking.Book, place, call.Language) ?? place)}"));
    }
}
