using System.Collections.Immutable;
using Anyu.Batch;
using Anyu.Law;

namespace Anyu.Cli;

/// <summary>Explains the answers of one family of any population that a run can be over: by its number, or by the reference that the run wrote.</summary>
internal static class ExplainRow
{
    private const string Name = "batch explain";
    private const string Row = "--row";
    private const string Reference = "--reference";

    public static ExitCode Run(Invocation call)
    {
        if (call.Arguments[Row] is null == call.Arguments[Reference] is null)
        {
            return call.Refuse(CliProblems.OptionValue(BatchCommands.Option(Name, Row)));
        }

        ForecastAsked? forecast = null;
        if (BatchAsking.Count(call, BatchCommands.Option(Name, Row), 0, 0, long.MaxValue) is not { } row || (ForecastAsked.IsAsked(call) && (forecast = ForecastAsked.Read(call)) is null)
            || Asking.Date(call, "--on", forecast is null ? Asking.Today() : ForecastPopulation.DayOf(forecast.Year)) is not { } on)
        {
            return ExitCode.Refused;
        }

        if (BatchCommands.IsRegister(call) || Populations.IsRegister(call))
        {
            return RegisteredFamilies.With(call, (book, families) => Explain(call, book, families, row, on));
        }

        if (call.Arguments[Populations.Option.Name] is null)
        {
            return call.Refuse(CliProblems.OptionValue(Populations.Option));
        }

        if (call.Load() is not { } law || (forecast is null ? Populations.Open(call, law, on) : forecast.Open(call, law, ForecastShare.Median)) is not { } population)
        {
            return ExitCode.Refused;
        }

        using (population as IDisposable)
        {
            return Explain(call, law, population, row, on);
        }
    }

    private static ExitCode Explain(Invocation call, Lawbook book, IPopulation families, long row, DateOnly on)
    {
        ImmutableArray<string> benefits = [.. call.Arguments["--benefits"]?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? []];
        var request = DecisionRequest.For(on) with { Benefits = benefits };
        if (Determiner.Check(book, FamilyStatement.Empty(book, null), request) is { IsEmpty: false } problems)
        {
            return call.Refuse(problems);
        }

        var name = call.Arguments[Populations.Option.Name] ?? Opened.Where(call);
        var read = call.Arguments[Reference] is { } reference
            ? Explanation.Of(new BatchOrder(book, families, BatchRequest.For(on) with { Benefits = benefits }), name, reference)
            : Explanation.Of(families, book, name, row);
        return read.Value is { } statement ? Tell(call, book, statement, request) : call.Refuse(read.Problems);
    }

    private static ExitCode Tell(Invocation call, Lawbook book, FamilyStatement statement, DecisionRequest request)
    {
        if (call.Arguments["--receipt"] is { } path)
        {
            File.WriteAllBytes(call.Locate(path), Receipt.Write(book, statement, request));
        }

        var answers = Determiner.Decide(book, statement, request);
        if (call.Json)
        {
            call.WriteJson(AnswerJson.Of(book, answers));
            return ExitCode.Done;
        }

        call.Output.WriteLine(statement.ToYaml());
        new AnswerText(book, statement, call.Language, call.Output).Write(answers, explain: true);
        return ExitCode.Done;
    }
}
