using System.Collections.Immutable;
using Anyu.Feel;
using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Casework;

/// <summary>Reads <c>form.yaml</c>.</summary>
internal sealed class FormReader(ServiceDefinition service, ProblemSink sink)
{
    public FormDefinition Read(ContentFile? file)
    {
        if (file is null)
        {
            sink.Add(CaseProblems.NoForm(new SourceLocation($"services/{service.Id}/form.yaml")));
            return new FormDefinition([]);
        }

        if (file.Text(sink) is not { } text || YamlFiles.Map(text, file.Path, sink) is not { } map)
        {
            return new FormDefinition([]);
        }

        var reader = new MapReader(map, sink, "form");
        ImmutableArray<PageDefinition> pages = [.. ServiceReader.Maps(reader.Items("pages"), "pages", "form", sink).Select(Page)];
        reader.Close();
        return new FormDefinition(pages);
    }

    private PageDefinition Page(MapReader reader)
    {
        var page = new PageDefinition(
            reader.NeedId("id"),
            reader.OwnLabel(),
            Condition(reader, "show"),
            [.. ServiceReader.Maps(reader.Items("fields"), "fields", reader.Owner, sink).Select(Field).OfType<FieldDefinition>()],
            reader.At);
        reader.Close();
        return page;
    }

    private FieldDefinition? Field(MapReader reader)
    {
        var fact = reader.Scalar("fact", reader.Need("fact"));
        if (fact is null || service.Element(fact.Text) is not { } element)
        {
            _ = fact is null || Report(CaseProblems.UnknownElement(fact.At, fact.Text, Nearest.To(fact.Text, Known())));
            return null;
        }

        var format = reader.Scalar("format");
        if (format is not null && !TextFormats.All.Contains(format.Text, StringComparer.Ordinal))
        {
            sink.Add(CaseProblems.UnknownWord(format.At, "format", format.Text, TextFormats.All, Nearest.To(format.Text, TextFormats.All)));
        }

        var field = new FieldDefinition(
            fact.Text,
            reader.Label("ask") ?? element.Question ?? element.Label,
            reader.Label("hint") ?? element.Hint,
            reader.Flag("required"),
            reader.Text("prefill"),
            Condition(reader, "show"),
            reader.Scalar("compute") is { } compute ? ExpressionBinder.Bind(compute, service.Scope, element.Type, sink) : null,
            [.. ServiceReader.Maps(reader.Items("require"), "require", reader.Owner, sink).Select(Requirement).OfType<RequirementDefinition>()],
            format?.Text,
            reader.At);
        reader.Close();
        return field;
    }

    private bool Report(Problem problem)
    {
        sink.Add(problem);
        return true;
    }

    private IEnumerable<string> Known() =>
        from subject in service.Subjects
        from element in service.Scope.Schema.FindEntity(subject.Value)!.Elements
        select $"{subject.Key}.{element.Name}";

    private RequirementDefinition? Requirement(MapReader reader)
    {
        var holds = Condition(reader, "holds");
        var requirement = holds is null ? null : new RequirementDefinition(holds, reader.NeedLabel("say"), reader.NeedLabel("mend"));
        reader.Close();
        return requirement;
    }

    private FeelExpression? Condition(MapReader reader, string key) =>
        reader.Scalar(key) is { } text ? ExpressionBinder.Bind(text, service.Scope, new FeelType.Boolean(), sink) : null;
}
