using System.Collections.Immutable;
using System.Globalization;
using Anyu.Feel;
using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Cli;

/// <summary>Answers as a terminal shows them: certain, encouraged, planned, open, refused and undecided apart, each with its sentence.</summary>
internal sealed class AnswerText(Lawbook book, FamilyStatement statement, Language language, TextWriter to)
{
    private static readonly ImmutableArray<(Outcome Outcome, Bilingual Title)> Groups =
    [
        (Outcome.Granted, new Bilingual("确定享有", "Certain")),
        (Outcome.Encouraged, new Bilingual("提倡或可以（不是权利，单位或地方采纳后才有）", "Encouraged or permitted (no right until adopted)")),
        (Outcome.Planned, new Bilingual("已部署，尚未施行", "Planned, not in force")),
        (Outcome.Unknown, new Bilingual("缺少事实，尚不能确定", "Not yet known: facts are missing")),
        (Outcome.Refused, new Bilingual("不符合条件", "Refused")),
        (Outcome.NotDecided, new Bilingual("已载入的法律未作规定", "Not decided by the loaded law")),
    ];

    /// <summary>The heading of a group of answers.</summary>
    public static Bilingual TitleOf(Outcome outcome) =>
        Groups.Where(g => g.Outcome == outcome).Select(g => g.Title).FirstOrDefault(new Bilingual("不涉及", "Not concerned"));

    /// <summary>A place by its name with the code behind it; null for what is no division code.</summary>
    public static string? PlaceName(Lawbook book, string code, Language language)
    {
        if (!PlaceCode.TryParse(code, out var place, out _) || book.Places.Find(place) is not { } found)
        {
            return null;
        }

        return language == Language.Zh ? $"{found.Name.Zh}（{code}）" : $"{found.Name.En} ({code})";
    }

    /// <summary>An outcome in a word or two, for a table.</summary>
    public static Bilingual ShortOf(Outcome outcome) => outcome switch
    {
        Outcome.Granted => new("享有", "yes"),
        Outcome.Encouraged => new("提倡", "encouraged"),
        Outcome.Planned => new("未施行", "planned"),
        Outcome.Unknown => new("待补充", "open"),
        Outcome.Refused => new("不符合", "refused"),
        Outcome.NotDecided => new("未作规定", "not decided"),
        _ => new("—", "—"),
    };

    public void Write(ImmutableArray<Determination> answers, bool explain)
    {
        foreach (var (outcome, title) in Groups)
        {
            var group = answers.Where(a => a.Outcome == outcome).ToArray();
            if (group.Length == 0)
            {
                continue;
            }

            to.WriteLine();
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"== {title.In(language)} ({group.Length}) =="));
            foreach (var answer in group)
            {
                WriteAnswer(answer, explain);
            }
        }

        var aside = answers.Count(a => a.Outcome == Outcome.NotApplicable);
        if (aside > 0)
        {
            to.WriteLine();
            to.WriteLine(Say(
                string.Create(CultureInfo.InvariantCulture, $"另有{aside}项不涉及本家庭。"),
                string.Create(CultureInfo.InvariantCulture, $"{aside} more do not concern this family.")));
        }
    }

    /// <summary>Everything about one answer: what a refusal failed on, what an open one waits for.</summary>
    public void WriteAnswer(Determination answer, bool explain)
    {
        to.WriteLine(Headline(answer));
        WriteParts(answer);
        foreach (var step in answer.Steps.Where(s => s.Applied && s.Provision.Operation != Operation.Qualify))
        {
            WriteSource(step);
        }

        foreach (var reason in answer.FailedBecause)
        {
            Line(Say("未满足：", "Fails: ") + reason.In(language));
        }

        if (!answer.Missing.IsEmpty)
        {
            Line(Say("还缺：", "Missing: ") + string.Join(Say("、", ", "), answer.Missing.Select(m => statement.Describe(m).In(language))));
        }

        foreach (var used in answer.Interpretations)
        {
            Line(Say("口径：", "Interpretation: ") + Interpretation(used));
        }

        foreach (var note in answer.Notes)
        {
            Line(Say("说明：", "Note: ") + note.In(language));
        }

        if (answer.Remedy is { } remedy && answer.Outcome is Outcome.Refused or Outcome.NotDecided)
        {
            Line(Say("可以：", "You can: ") + answer.Remedy!.Value.In(language));
        }

        if (explain)
        {
            WriteExplanation(answer);
        }
    }

    private string Headline(Determination answer)
    {
        var amount = answer.Amount is { } known ? FactText.Amount(known, language) : null;
        var worth = answer.Worth is { } money ? Say("，合", ", worth ") + FactText.Amount(money, language) : "";
        var extra = answer.Encouraged is { } offered ? Say("，另有提倡", ", encouraged on top ") + FactText.Amount(offered, language) : "";
        var days = answer.Enjoyed.From is { } from
            ? string.Create(CultureInfo.InvariantCulture, $"  [{from:yyyy-MM-dd} … {answer.Enjoyed.Until:yyyy-MM-dd}{(answer.UntilUnknown is { } reason ? Say("算不出：", "cannot be counted: ") + reason.In(language) : "")}]")
            : "";
        var subject = answer.SubjectLabel.In(language);
        return $"* {answer.Benefit.Label.In(language)}{(subject.Length > 0 ? $"（{subject}）" : "")}{(amount is null ? "" : "  " + amount)}{worth}{extra}{days}";
    }

    private void WriteParts(Determination answer)
    {
        foreach (var part in answer.Parts.Where(p => answer.Parts.Length > 1 || p.Payer is not null))
        {
            var amount = part.Guaranteed is { } value ? " " + FactText.Amount(value, answer.Unit, language) : "";
            var payer = part.Payer is null ? "" : Say("，由", ", paid by ") + Code("payer", part.Payer) + Say("承担", "");
            var pay = part.Pay is null ? "" : Say("，", ", ") + Code("pay", part.Pay);
            Line($"- {part.Label.In(language)}{amount}{payer}{pay}");
        }
    }

    private void WriteSource(Step step)
    {
        var document = book.Documents[step.Provision.Document];
        var words = step.Provision.Quotes.IsEmpty
            ? Say("（原文不在手边：", "(no verbatim text at hand: ") + step.Provision.QuoteMissing + Say("）", ")")
            : "「" + string.Join("…", step.Provision.Quotes) + "」";
        var unconfirmed = step.Provision.Confirmed && document.Confirmed ? "" : Say(" 未核实", " unconfirmed");
        Line($"{words} {document.Number ?? document.Title} {step.Provision.Article} [{step.Provision.Id}]{unconfirmed}");
    }

    private void WriteExplanation(Determination answer)
    {
        foreach (var step in answer.Steps)
        {
            Line($"{step.Provision.Id}: {TruthWords.OfCovers(step.Covers).In(language)}{Say("，", ", ")}{TruthWords.OfWhen(step.When).In(language)}{(step.Note is { } note && step.When != Truth.No ? Say("；", "; ") + note.In(language) : "")}");
            if (step.WhenTrace is { } trace)
            {
                WriteTrace(trace, 3);
            }
        }

        foreach (var fact in answer.Facts)
        {
            Line($"{statement.Describe(fact.Path).In(language)} = {Value(fact)}{TruthWords.OfSource(fact.Source).In(language)}");
        }
    }

    /// <summary>A place by its name, with the code that a family file writes.</summary>
    private string Value(FactUsed fact) =>
        fact.Value.Kind == FeelKind.Text ? PlaceName(book, fact.Value.AsText, language) ?? Plain(fact) : Plain(fact);

    private string Plain(FactUsed fact) => FactText.Of(fact.Path, fact.Value, book.Vocabulary, language);

    private void WriteTrace(FeelTrace trace, int depth)
    {
        to.WriteLine(new string(' ', depth * 2) + $"{trace.Rendered.In(language)} → {FactText.OfType(null, trace.Value, book.Vocabulary, language)}");
        foreach (var child in trace.Children)
        {
            WriteTrace(child, depth + 1);
        }
    }

    private string Interpretation(InterpretationUsed used)
    {
        var option = used.Interpretation.Options.TryGetValue(used.Option, out var label) ? label.In(language) : used.Option;
        return $"{used.Interpretation.Question.In(language)} → {option}（{used.Interpretation.Id}{(used.Interpretation.Confirmed ? "" : Say("，未经确认", ", unconfirmed"))}）";
    }

    private string Code(string list, string code) =>
        book.Vocabulary.Schema.FindCodeList(list)?.Items.FirstOrDefault(i => i.Code == code)?.Label.In(language) ?? code;

    private void Line(string text) => to.WriteLine("    " + text);

    private string Say(string zh, string en) => language == Language.Zh ? zh : en;
}
