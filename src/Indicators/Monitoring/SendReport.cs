using System.Collections.Immutable;
using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Indicators;

/// <summary>
/// Sends the report of a monitoring point for a period. The counts are kept as a data set like those of a table: there is one place where counts stand, and what a table brought counts
/// as received in the same way. Another report of the same period corrects it; the earlier counts stay.
/// </summary>
/// <param name="Id">Chosen by the caller; sent twice is received once.</param>
/// <param name="Point">The point.</param>
/// <param name="Form">The form.</param>
/// <param name="Period">A period of the form that has ended.</param>
/// <param name="Values">What was written for each field of the form, in its order.</param>
/// <param name="Note">Of a correction the reason.</param>
public sealed record SendReport(Guid Id, Guid Point, string Form, Period Period, ImmutableArray<string> Values, string Note)
{
    /// <summary>The most characters of a note.</summary>
    public const int MostNote = 300;

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(SendReport));

    /// <summary>Does it.</summary>
    /// <param name="unit">A unit that may write.</param>
    /// <param name="actor">Who sends: the holder of the point's post.</param>
    /// <param name="plan">The forms.</param>
    /// <param name="today">The day in China, on which it is received.</param>
    /// <param name="by">The name kept with the counts.</param>
    /// <param name="synthetic">Whether the counts are made up: they are labelled so.</param>
    /// <returns>Why not: <c>ACC-0001</c>, <c>ACC-0002</c>, <c>IND-0202</c>, <c>IND-0309</c> to <c>IND-0314</c>; null when it was.</returns>
    public async Task<Problem?> Run(UnitOfWork unit, Actor actor, MonitoringPlan plan, DateOnly today, string by, bool synthetic)
    {
        var point = await Points.Find(unit, actor.Scope, Point);
        var form = point is not null && point.Forms.Contains(Form, StringComparer.Ordinal) ? plan.Form(Form) : null;
        var earlier = form is null ? 0 : await unit.Get<long>(Sql["earlier"], new { Point, Form, Period = Period.ToString(), Id = DataSetId });
        var problem = Decide(this, actor, point, form, earlier > 0, today) ?? (await Keep(unit, actor, point!, form!, today, by, synthetic)).FirstOrDefault();
        unit.Record(actor.Entry(point is null ? actor.ScopeFrom : PlaceRange.Full(point.Place), problem is null ? "indicator.report.received" : "indicator.report.refused", Id.ToString("D"), problem?.Code ?? $"{Form} {Period}"));
        return problem;
    }

    private string DataSetId => $"report-{Id:D}";

    internal static Problem? Decide(SendReport command, Actor actor, MonitoringPoint? point, MonitoringForm? form, bool isCorrection, DateOnly today) =>
        actor.Need(IndicatorPermissions.Report)
        ?? (point is null || form is null ? AccessProblems.NotHere() : null)
        ?? (point!.Until is null ? null : IndicatorProblems.PointEnded())
        ?? (actor.Post == point.Reporter ? null : IndicatorProblems.NotTheReporter())
        ?? (form!.Has(command.Period) && command.Period.Last.LastDay < today && command.Period.Last.LastDay >= point.Since ? null : IndicatorProblems.ReportPeriod(command.Period.ToString()))
        ?? Unfit(form, command.Values)
        ?? (isCorrection && command.Note.Trim().Length == 0 ? IndicatorProblems.CorrectionWithoutReason() : null);

    /// <summary>Why the counts do not fit the form; null when they do.</summary>
    private static Problem? Unfit(MonitoringForm form, ImmutableArray<string> values)
    {
        foreach (var (at, field) in form.Fields.Index())
        {
            var text = at < values.Length ? values[at] : "";
            if (TableImport.Whole(text, 1) is not >= 0)
            {
                return IndicatorProblems.ReportValue(field.Label, text);
            }
        }

        foreach (var (at, field) in form.Fields.Index())
        {
            var whole = form.Fields.IndexOf(form.Fields.FirstOrDefault(f => f.Series.Id == field.Series.PartOf && f.Cells == field.Cells)!);
            if (whole >= 0 && TableImport.Whole(values[at], 1) > TableImport.Whole(values[whole], 1))
            {
                return IndicatorProblems.ReportParts(field.Label, form.Fields[whole].Label);
            }
        }

        return null;
    }

    /// <summary>Keeps the counts as they came on a day, and who sent them.</summary>
    internal async Task<ImmutableArray<Problem>> Keep(UnitOfWork unit, Actor actor, MonitoringPoint point, MonitoringForm form, DateOnly on, string by, bool synthetic)
    {
        var rows = form.Fields.Index().Select(f => new Observation(new CountKey(f.Item.Series.Id, point.Place, Period, f.Item.Cells), TableImport.Whole(Values[f.Index], 1)!.Value, new Lineage(DataSetId, 1, f.Index + 1))).ToImmutableArray();
        var title = new Bilingual($"{point.Name.Zh}：{form.Label.Zh} {Period}", $"{(point.Name.En.Length > 0 ? point.Name.En : point.Name.Zh)}: {form.Label.En} {Period}");
        var set = new DataSet(DataSetId, title, form.Id, CountDigest.Of(rows), DataSet.Report, on, synthetic, null);
        if (await unit.Get<long>(Sql["known"], new { Id = DataSetId }) > 0)
        {
            return [];
        }

        if (await KeepDataSet.Run(unit, set, new ImportReport(rows, 1, []), by) is { IsEmpty: false } problems)
        {
            return problems;
        }

        await unit.Execute(Sql["add"], new
        {
            DataSet = DataSetId, Point, Form, Period = Period.ToString(), Note = Note.Length > MostNote ? Note[..MostNote] : Note, ByPost = actor.Post, ByAccount = actor.Account == Guid.Empty ? (Guid?)null : actor.Account, SentAt = unit.Now,
        });
        return [];
    }
}
