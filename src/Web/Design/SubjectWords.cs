using Anyu.Feel;

namespace Anyu.Web.Design;

/// <summary>Whom an answer is about, so that two answers of one name can be told apart: 母亲 · 第3个子女（2024年11月）.</summary>
internal static class SubjectWords
{
    private static readonly ImmutableArray<string> DatesThatTellApart = [".birthDate", ".date", ".dueDate"];

    /// <summary>The subject in words; empty where the benefit is for nobody in particular.</summary>
    public static Bilingual Of(Determination answer, FamilyStatement statement) => Of([answer], statement);

    /// <summary>
    /// The subjects of several answers about one benefit. Where every combination is there they are said once each,
    /// 母亲、父亲 · 第1个子女、第2个子女, and otherwise one after the other.
    /// </summary>
    public static Bilingual Of(ImmutableArray<Determination> answers, FamilyStatement statement)
    {
        var roles = answers[0].Benefit.Subject.Where(answers[0].Subject.ContainsKey).ToImmutableArray();
        if (roles.IsEmpty)
        {
            return answers[0].SubjectLabel;
        }

        var members = roles.Select(role => answers.Select(a => a.Subject.GetValueOrDefault(role, "")).Distinct(StringComparer.Ordinal).ToImmutableArray()).ToImmutableArray();
        return members.Aggregate(1, static (product, column) => product * column.Length) == answers.Length
            ? Join(members.Select(column => column.Length == 1 ? Dated(column[0], statement) : Join(column.Select(statement.Describe), "、", ", ")), " · ", " · ")
            : Join(answers.Select(a => Of(a, statement)), "；", "; ");
    }

    private static Bilingual Join(IEnumerable<Bilingual> texts, string zh, string en)
    {
        var all = texts.ToImmutableArray();
        return new Bilingual(string.Join(zh, all.Select(t => t.Zh)), string.Join(en, all.Select(t => t.En)));
    }

    /// <summary>One person or event, with its month where the family said it.</summary>
    private static Bilingual Dated(string path, FamilyStatement statement)
    {
        var label = statement.Describe(path);
        var value = DatesThatTellApart.Select(element => statement.Find(path + element)).FirstOrDefault(found => found.Kind == FeelKind.Date);
        if (!path.EndsWith(']') || value.Kind != FeelKind.Date)
        {
            return label;
        }

        var day = value.AsDate;
        return new Bilingual(
            string.Create(CultureInfo.InvariantCulture, $"{label.Zh}（{day.Year}年{day.Month}月）"),
            $"{label.En} ({day.ToString("MMM yyyy", CultureInfo.InvariantCulture)})");
    }
}
