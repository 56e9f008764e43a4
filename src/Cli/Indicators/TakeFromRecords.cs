using Anyu.Access;
using Anyu.Casework;
using Anyu.Indicators;
using Anyu.Register;
using Anyu.Synthetic;

namespace Anyu.Cli;

/// <summary><c>anyu indicators take</c>: counts a county from the records of register and casework.</summary>
internal static class TakeFromRecords
{
    public static ExitCode Run(Invocation run)
    {
        if (IndicatorData.Definitions(run) is not { } data)
        {
            return ExitCode.Refused;
        }

        var (code, time) = (run.Arguments.Operands[0], run.Arguments.Operands[1]);
        if (!data.Law.Places.TryResolve(code, out var place, out var problem))
        {
            return run.Refuse(problem);
        }

        if (Period.Read(time) is not { } period || run.Arguments["--by"] is not { Length: > 0 } by)
        {
            return run.Refuse(IndicatorCliProblems.PeriodUsage());
        }

        var actor = Actor.OfProgram("cli", PlaceRange.Of(place.Code), RegisterPermissions.Count, CaseworkPermissions.Count);
        return IndicatorDatabase.With(run, async database =>
        {
            var isMadeUp = await database.Read(CountyRecord.Find) is not null;
            var taken = await new TakeCounts(place.Code, period, run.Arguments.Options.ContainsKey("--accept"), isMadeUp).Run(database, data.Catalogue, data.Law.Places, actor, by);
            if (taken.Value is not { } counts)
            {
                return run.Refuse(taken.Problems);
            }

            foreach (var left in counts.Left)
            {
                await run.Output.WriteLineAsync($"{run.Say("仍用报表", "tables stay")}  {left.Series}: {run.Say(left.Why)}");
            }

            foreach (var set in counts.Sets)
            {
                await run.Output.WriteLineAsync($"{set.Id}  {run.Say(set.Title)}");
            }

            await run.Output.WriteLineAsync(counts.Sets.IsEmpty
                ? run.Say("没有新的数：没有可取的记录，或者与上次相同。", "Nothing new: no records to take, or the same as before.")
                : run.Say($"取了 {counts.Counts} 个数。", $"{counts.Counts} counts taken."));
            return ExitCode.Done;
        });
    }
}
