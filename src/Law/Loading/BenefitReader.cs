using System.Collections.Immutable;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>What other files need to know of a benefit before anything is bound.</summary>
internal sealed record BenefitOutline(string Id, Unit Unit, Bilingual Label);

/// <summary>Reads <c>content/benefits/*.yaml</c>.</summary>
internal sealed class BenefitReader(ContentFile file, YamlMap map, Vocabulary vocabulary, ProblemSink sink)
{
    private readonly MapReader reader = new(map, sink, file.Stem);

    /// <summary>The id, unit and label; nothing is reported.</summary>
    public static BenefitOutline Outline(ContentFile file, YamlMap map)
    {
        var id = TextOf(map, "id") ?? file.Stem;
        return new BenefitOutline(id, Words.Units.GetValueOrDefault(TextOf(map, "unit") ?? "one"), new Bilingual(TextOf(map, "zh") ?? id, TextOf(map, "en") ?? id));
    }

    private static string? TextOf(YamlMap map, string key) => (map.Find(key)?.Value as YamlText)?.Text;

    /// <summary>Reads one; null when it names nobody or nothing that decides.</summary>
    public Benefit? Read(ScopeFactory scopes)
    {
        var id = reader.NeedId("id");
        if (id.Length > 0 && id != file.Stem)
        {
            sink.Add(LawProblems.FileName(reader.Where("id"), id, $"benefits/{id}.yaml"));
        }

        var subject = ReadSubject();
        var unit = reader.Word("unit", Words.Units, Unit.One);
        var scope = scopes.ForBenefit(subject, unit);
        var factors = ReadFactors(scope);
        var selectedBy = reader.Need("selected-by") is null ? null : Expression("selected-by", scope, new FeelType.Date());
        var kind = reader.Need("kind") is null ? BenefitKind.Service : reader.Word("kind", Words.BenefitKinds, BenefitKind.Service);
        var group = reader.Need("group") is null ? "" : reader.Word("group", Words.Groups, "");
        var per = reader.Need("per") is null ? "once" : reader.Word("per", Words.Periods, "once");
        var label = reader.OwnLabel();
        var parts = reader.Map("parts")?.Entries.Select(e => new BenefitPart(e.Key, reader.LabelOf(e.Value, e.Key))).ToImmutableArray() ?? [];
        var rest = (
            Where: Expression("where", scope, new FeelType.Boolean()),
            Begins: Expression("begins", scope, new FeelType.Date()),
            Ends: Expression("ends", scope, new FeelType.Date()),
            WorkingDays: Expression("working-days", scope, new FeelType.Boolean()),
            Names: ReadLocalNames(),
            Systems: reader.Texts("systems").Select(s => s.Text).ToImmutableArray(),
            Apply: ReadApply(),
            Next: reader.Label("next"),
            Remedy: reader.Label("remedy"));
        reader.Close();
        return selectedBy is null || factors.IsEmpty || subject.IsEmpty ? null : new Benefit
        {
            Id = id, Label = label, LocalNames = rest.Names, Systems = rest.Systems, Group = group, Subject = subject,
            Where = rest.Where, Kind = kind, Unit = unit, Per = per, Parts = parts, ConnectingFactors = factors, SelectedBy = selectedBy,
            Begins = rest.Begins, Ends = rest.Ends, WorkingDays = rest.WorkingDays, Apply = rest.Apply, Next = rest.Next, Remedy = rest.Remedy, Scope = scope, At = map.At,
        };
    }

    private ImmutableArray<string> ReadSubject()
    {
        _ = reader.Need("subject");
        var roles = reader.Texts("subject");
        foreach (var role in roles.Where(r => !vocabulary.Roles.ContainsKey(r.Text)))
        {
            sink.Add(LawProblems.UnknownEntity(role.At, new("角色", "role"), role.Text, Nearest.To(role.Text, vocabulary.Roles.Keys)));
        }

        return [.. roles.Select(r => r.Text).Where(vocabulary.Roles.ContainsKey)];
    }

    private ImmutableArray<FeelExpression> ReadFactors(Scope scope)
    {
        var place = new FeelType.Place();
        switch (reader.Need("connecting-factor"))
        {
            case YamlText text:
                return ExpressionBinder.Bind(text, scope, place, sink) is { } one ? [one] : [];
            case YamlMap several:
                var inner = new MapReader(several, sink, "connecting-factor");
                var factors = inner.Texts("more-favourable").Select(t => ExpressionBinder.Bind(t, scope, place, sink)).OfType<FeelExpression>().ToImmutableArray();
                inner.Close();
                return factors;
            case YamlList list:
                sink.Add(LawProblems.WrongType(list.At, new("connecting-factor", "connecting-factor"), new("{ more-favourable: […] }", "{ more-favourable: […] }"), list.KindLabel));
                return [];
            default:
                return [];
        }
    }

    private FeelExpression? Expression(string key, Scope scope, FeelType expected) =>
        reader.Scalar(key) is { } text ? ExpressionBinder.Bind(text, scope, expected, sink) : null;

    private ImmutableSortedDictionary<string, string> ReadLocalNames()
    {
        var names = reader.Map("local-names")?.Entries ?? [];
        return names.ToImmutableSortedDictionary(e => e.Key, e => reader.Scalar(e.Key, e.Value)?.Text ?? "", StringComparer.Ordinal);
    }

    private ApplyGuide? ReadApply()
    {
        if (reader.Map("apply") is not { } apply)
        {
            return null;
        }

        var guide = new ApplyGuide(
            apply.Label("where"),
            [.. apply.Items("papers").Select(p => apply.LabelOf(p, "papers"))],
            apply.Text("source"));
        apply.Close();
        return guide;
    }
}
