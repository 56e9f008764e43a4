using System.Collections.Immutable;
using System.Globalization;
using Anyu.Access;
using Anyu.Casework;
using Anyu.Kernel;
using Anyu.Law;
using Anyu.Register;
using Anyu.Store;

namespace Anyu.Indicators;

/// <summary>A made-up monitoring point of <c>content/demonstration/points.csv</c>.</summary>
/// <param name="Id">Its name in the table.</param>
/// <param name="Place">The place.</param>
/// <param name="Forms">The ids of its forms.</param>
/// <param name="Post">An account of the demonstration's posts, <c>new</c> or <c>vacant</c>.</param>
/// <param name="Agency">The agency of a post that is opened here.</param>
/// <param name="DaysLate">How late each report comes in turn, the oldest first; null where it does not come.</param>
/// <param name="Differs">Whether its counts differ from the register.</param>
/// <param name="Name">What it is called.</param>
public sealed record DemonstrationPoint(string Id, PlaceCode Place, ImmutableArray<string> Forms, string Post, string Agency, ImmutableArray<int?> DaysLate, bool Differs, Bilingual Name);

/// <summary>The monitoring network of the demonstration: made-up points, some late, some vacant, whose counts are those of the synthetic register and labelled so.</summary>
public static class DemonstrationNetwork
{
    private const string File = "demonstration/points.csv";
    private const string New = "new";
    private const string Vacant = "vacant";
    private const int Columns = 9;
    private const int MonthsBack = 6;

    /// <summary>Reads the table; none where there is no such file.</summary>
    /// <param name="content">The content root.</param>
    /// <param name="plan">The forms.</param>
    /// <returns>The points, or <c>IND-0315</c> for each row that cannot be right.</returns>
    public static Result<IReadOnlyList<DemonstrationPoint>> Load(string content, MonitoringPlan plan) => DemonstrationRows.Read(content, File, cells => Row(cells, plan), IndicatorProblems.DemonstrationRow);

    /// <summary>Opens the points and their posts and has their reports come, each on its made-up day, in a database without any point; else nothing.</summary>
    /// <param name="unit">A unit that may write.</param>
    /// <param name="law">The lawbook, with places and calendar.</param>
    /// <param name="catalogue">The definitions.</param>
    /// <param name="roles">The roles.</param>
    /// <param name="today">The day in China.</param>
    /// <returns>What the table asked for and cannot be; null when all was done.</returns>
    public static async Task<Problem?> Open(UnitOfWork unit, Lawbook law, IndicatorCatalogue catalogue, RoleBook roles, DateOnly today)
    {
        var points = Load(law.Root, catalogue.Monitoring);
        if (points.Value is not { Count: > 0 } rows || !(await Points.Inside(unit, PlaceRange.Nation)).IsEmpty)
        {
            return points.Problems.FirstOrDefault();
        }

        var actor = Actor.OfProgram("demonstration", PlaceRange.Nation, AccessPermissions.Administer, IndicatorPermissions.Assign, RegisterPermissions.Count, CaseworkPermissions.Count);
        var counts = await Counts(unit, law, catalogue, actor, rows[0].Place.At(PlaceLevel.County), today);
        foreach (var row in rows)
        {
            var since = row.Place.Level == PlaceLevel.County ? new DateOnly(today.Year - 1, 1, 1) : Month.Of(today).AddMonths(-MonthsBack).FirstDay;
            var post = await Post(unit, actor, row, roles);
            var command = new AssignPoint(NamedId.Of("demonstration point", row.Id), row.Place, row.Name, row.Forms, since, post);
            if (await command.Run(unit, actor, catalogue.Monitoring, roles, today, "示范") is { } problem)
            {
                return problem;
            }

            await Send(unit, actor, (await Points.Find(unit, PlaceRange.Nation, command.Id))!, row, catalogue.Monitoring, law.Calendar, today, counts);
        }

        return null;
    }

    private static DemonstrationPoint? Row(string[] cells, MonitoringPlan plan)
    {
        if (cells.Length != Columns || !PlaceCode.TryParse(cells[1], out var place, out _) || cells[6] is not ("yes" or "no"))
        {
            return null;
        }

        var (forms, late) = (Items(cells[2]), Items(cells[5]).Select(d => (Text: d, Days: int.TryParse(d, NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : (int?)null)).ToList());
        return forms.All(f => plan.Form(f) is { } form && form.Levels.Contains(place.Level)) && late.Count > 0 && late.TrueForAll(l => l.Text == "x" || l.Days is not null)
            ? new(cells[0], place, [.. forms], cells[3], cells[4], [.. late.Select(l => l.Days)], cells[6] == "yes", new(cells[7], cells[8]))
            : null;
    }

    private static string[] Items(string cell) => cell.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What the synthetic register says of the months that the points report.</summary>
    private static async Task<Dictionary<CountKey, long>> Counts(UnitOfWork unit, Lawbook law, IndicatorCatalogue catalogue, Actor actor, PlaceCode county, DateOnly today)
    {
        var found = new Dictionary<CountKey, long>();
        for (var month = Month.Of(today).AddMonths(-MonthsBack); month < Month.Of(today); month = month.AddMonths(1))
        {
            var tally = new CountTally(catalogue, law.Places, county);
            if (await new RecordReader(catalogue, unit, actor, county, tally).Run(Period.OfMonth(month), today) is null)
            {
                foreach (var (key, value) in tally.Of(_ => true))
                {
                    found[key] = value;
                }
            }
        }

        return found;
    }

    private static async Task<Guid> Post(UnitOfWork unit, Actor actor, DemonstrationPoint row, RoleBook roles)
    {
        if (row.Post is not (New or Vacant))
        {
            return NamedId.Of("demonstration post", row.Post);
        }

        var id = NamedId.Of("demonstration monitor", row.Id);
        await new OpenPost(id, NamedId.Of("demonstration agency", row.Agency), new($"{row.Name.Zh}报送岗位", $"Reporter of {row.Name.En}"), row.Place, ["statistician"]).Run(unit, actor, roles);
        if (row.Post == New)
        {
            var account = await new OpenAccount(Demonstration.Provider, $"monitor-{row.Id}", AccountKind.Staff, "监" + row.Place.ToString()[^2..]).Run(unit);
            await new FillPost(id, account.Id).Run(unit, actor);
        }

        return id;
    }

    private static async Task Send(UnitOfWork unit, Actor actor, MonitoringPoint point, DemonstrationPoint row, MonitoringPlan plan, WorkingCalendar? calendar, DateOnly today, Dictionary<CountKey, long> counts)
    {
        foreach (var form in NetworkBook.Owed(plan, point, Month.Of(today).AddMonths(-NetworkBook.MonthsBack), today).GroupBy(o => o.Form.Id, StringComparer.Ordinal))
        {
            foreach (var (at, (owed, period)) in form.Reverse().Index())
            {
                if (row.DaysLate[at % row.DaysLate.Length] is not { } late || owed.DueOf(period, calendar).Due is not { } due || due.AddDays(late == 0 ? -1 : late) is var on && on > today)
                {
                    continue;
                }

                var values = owed.Fields.Select((f, index) => Value(counts, new CountKey(f.Series.Id, point.Place, period, f.Cells), index) + (row.Differs && index == 0 ? 1 : 0)).Select(v => v.ToString(CultureInfo.InvariantCulture));
                var report = new SendReport(NamedId.Of("demonstration report", $"{row.Id} {owed.Id} {period}"), point.Id, owed.Id, period, [.. values], "合成数据 synthetic");
                await report.Keep(unit, actor, point, owed, due.AddDays(late == 0 ? -1 : late), "示范 demonstration", synthetic: true);
            }
        }
    }

    /// <summary>The register's count; where it has none a made-up one, the first field the largest, so that no part exceeds its whole.</summary>
    private static long Value(Dictionary<CountKey, long> counts, CountKey key, int field) =>
        counts.TryGetValue(key, out var known) ? known : key.Cells.IsAll ? Math.Max(0, 40 - (field * 11)) : 900 - (field * 41);
}
