using System.Collections.Immutable;
using System.Globalization;
using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Cli;

/// <summary>A simulation as a terminal shows it.</summary>
internal sealed class SimulationText(Lawbook book, Language language, TextWriter to)
{
    private const int NameCells = 30;
    private const int NumberCells = 16;

    public void Write(SimulationReport report, SimulationInterval? interval, PlaceLevel level, ImmutableArray<Bilingual> population)
    {
        to.WriteLine(Say(
            string.Create(CultureInfo.InvariantCulture, $"{report.On:yyyy-MM-dd}  {report.Families:N0} 户  {population[0].Zh}"),
            string.Create(CultureInfo.InvariantCulture, $"{report.On:yyyy-MM-dd}  {report.Families:N0} families  {population[0].En}")));
        foreach (var line in population.Skip(1))
        {
            to.WriteLine(line.In(language));
        }

        to.WriteLine(Say(
            string.Create(CultureInfo.InvariantCulture, $"现行规定：一年 {report.YuanAYear:N0} 元，{report.DaysAYear:N0} 天假。{SimulationWords.Year.Zh}"),
            string.Create(CultureInfo.InvariantCulture, $"The law as it stands: {report.YuanAYear:N0} yuan and {report.DaysAYear:N0} days of leave a year. {SimulationWords.Year.En}")));
        foreach (var (at, reform) in report.Reforms.Index())
        {
            Write(reform, interval?.Of(at), reform.ByPlaceAt(level));
        }
    }

    private void Write(ReformResult reform, (ReformCell Low, ReformCell High)? interval, ImmutableArray<ReformCell> places)
    {
        to.WriteLine();
        to.WriteLine($"== {reform.Reform.Label.In(language)} ==");
        to.WriteLine(Say("假设，不是法律。", "A supposition, not law."));
        foreach (var change in reform.Benefits)
        {
            to.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {TextWidth.Pad(change.Before.Benefit.Label.In(language), NameCells)}{change.Before.Sum,NumberCells:N0} → {change.After.Sum:N0}  {Say("享有", "granted")} {change.Before.Granted:N0} → {change.After.Granted:N0}"));
        }

        Head();
        Row(Say("全部", "all"), reform.All);
        if (interval is var (low, high))
        {
            Row(Say("预测80%区间下端", "lower end of the 80 % band"), low);
            Row(Say("预测80%区间上端", "upper end of the 80 % band"), high);
            to.WriteLine($"  {SimulationInterval.Meaning.In(language)}");
        }

        foreach (var place in places)
        {
            Row(AnswerText.PlaceName(book, place.Group, language) ?? SimulationWords.NoPlace.In(language), place);
        }

        foreach (var children in reform.ByChildren)
        {
            Row(SimulationWords.Children(children.Group).In(language), children);
        }

        foreach (var income in reform.ByIncome)
        {
            Row(SimulationWords.Income(income.Group).In(language), income);
        }

        foreach (var order in reform.ByOrder)
        {
            Row(SimulationWords.Order(order.Group).In(language), order);
        }

        foreach (var example in reform.Examples)
        {
            Write(example);
        }
    }

    private void Head() => to.WriteLine($"  {TextWidth.Pad("", NameCells)}{string.Concat(new[]
    {
        Say("户数", "families"), Say("多得", "gain"), Say("少得", "lose"), Say("有多有少", "both"), Say("待定", "open"), Say("一年多花元", "yuan a year"), Say("一年多休天", "days a year"),
    }.Select(h => new string(' ', Math.Max(1, NumberCells - Cells(h))) + h))}");

    private void Row(string name, ReformCell cell) => to.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"  {TextWidth.Pad(name, NameCells)}{cell.Families,NumberCells:N0}{cell.Gain,NumberCells:N0}{cell.Lose,NumberCells:N0}{cell.Both,NumberCells:N0}{cell.Open,NumberCells:N0}{cell.YuanAYear,NumberCells:N0}{cell.DaysAYear,NumberCells:N0}"));

    private void Write(ReformExample example)
    {
        var place = example.Place is { } code ? AnswerText.PlaceName(book, code, language) : null;
        to.WriteLine(Say(
            string.Create(CultureInfo.InvariantCulture, $"  例：第 {example.Row + 1} 户（{place}）{(example.Gains ? "多得" : "少得")}"),
            string.Create(CultureInfo.InvariantCulture, $"  Example: family {example.Row + 1} ({place}) {(example.Gains ? "gains" : "loses")}")));
        foreach (var difference in example.Differences)
        {
            var any = (difference.After ?? difference.Before)!;
            to.WriteLine($"    {any.Benefit.Label.In(language)} {Say($"（{any.SubjectLabel.Zh}）", $"({any.SubjectLabel.En})")} {Answer(difference.Before)} → {Answer(difference.After)}");
            foreach (var sentence in difference.Changes)
            {
                to.WriteLine($"      {Say("原：", "stands: ")}{sentence.Before?.In(language) ?? "—"}");
                to.WriteLine($"      {Say("改：", "supposed: ")}{sentence.After?.In(language) ?? "—"}");
            }
        }
    }

    private string Answer(Determination? answer) =>
        answer is null ? "—" : answer.Amount is { } amount ? FactText.Amount(amount, language) : AnswerText.ShortOf(answer.Outcome).In(language);

    private static int Cells(string text) => TextWidth.Pad(text, 0).Length - 1 + text.Count(c => c >= '\u1100');

    private string Say(string zh, string en) => language == Language.En ? en : zh;
}
