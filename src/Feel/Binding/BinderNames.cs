using Anyu.Kernel;

namespace Anyu.Feel;

/// <summary>Names and paths. Nearest first: locals, the elements of a filter's item and of implicit records, variables, then Chinese labels.</summary>
internal sealed partial class Binder
{
    private FeelNode? Name(Syntax.Name name) =>
        Local(name) ?? Implicit(name, byLabel: false) ?? Variable(name) ?? Implicit(name, byLabel: true) ?? Labelled(name) ?? Unknown(name);

    private FeelNode? Local(Syntax.Name name)
    {
        for (var i = locals.Count - 1; i >= 0; i--)
        {
            var local = locals[i];
            if (local.IsItem && ElementOf(local, name.Value, name.Span, byLabel: false) is { } element)
            {
                return element;
            }

            if (string.Equals(local.Name, name.Value, StringComparison.Ordinal))
            {
                return local with { Span = name.Span };
            }
        }

        return null;
    }

    private FeelNode? Implicit(Syntax.Name name, bool byLabel)
    {
        if (byLabel)
        {
            for (var i = locals.Count - 1; i >= 0; i--)
            {
                if (locals[i].IsItem && ElementOf(locals[i], name.Value, name.Span, byLabel: true) is { } element)
                {
                    return element;
                }
            }
        }

        foreach (var variable in scope.Variables)
        {
            if (variable.Implicit && ElementOf(Read(variable, name.Span), name.Value, name.Span, byLabel) is { } element)
            {
                return element;
            }
        }

        return null;
    }

    private FeelNode? Variable(Syntax.Name name) => scope.Find(name.Value) is { } variable ? Read(variable, name.Span) : null;

    private FeelNode? Labelled(Syntax.Name name)
    {
        var variables = scope.Variables.Where(v => v.Label?.Zh == name.Value).Take(2).ToList();
        return variables.Count == 1 ? Read(variables[0], name.Span) : null;
    }

    private FeelNode? Unknown(Syntax.Name name)
    {
        sink.Add(FeelProblems.UnknownName(sink.Spot(name.Span), name.Value, Suggestion(name.Value)));
        return null;
    }

    private string? Suggestion(string name)
    {
        var elements = locals.Where(l => l.IsItem).Select(l => l.Type)
            .Concat(scope.Variables.Where(v => v.Implicit).Select(v => v.Type))
            .SelectMany(t => EntityOf(t)?.Elements ?? []);
        return Owned(name) ?? NearestOf(name, scope.Variables.Select(v => (v.Name, v.Label?.Zh))
            .Concat(elements.Select(e => (e.Name, (string?)e.Label.Zh)))
            .Concat(locals.Select(l => (l.Name, (string?)null))));
    }

    /// <summary>An element that only lacks its owner: <c>mother.employed</c> for <c>employed</c>.</summary>
    private string? Owned(string name) => scope.Variables
        .Where(v => EntityOf(v.Type) is { } entity && (Find(entity, name, byLabel: false) ?? Find(entity, name, byLabel: true)) is not null)
        .Select(v => $"{v.Name}.{(Find(EntityOf(v.Type)!, name, byLabel: false) ?? Find(EntityOf(v.Type)!, name, byLabel: true))!.Name}")
        .FirstOrDefault();

    /// <summary>The nearest name; a near Chinese label answers with the name it stands for.</summary>
    private static string? NearestOf(string word, IEnumerable<(string Name, string? Label)> candidates)
    {
        var all = candidates.ToList();
        return Nearest.To(word, all.Select(c => c.Name))
            ?? (Nearest.To(word, all.Select(c => c.Label).OfType<string>()) is { } label ? all.First(c => c.Label == label).Name : null);
    }

    private FeelNode? Path(Syntax.Path path)
    {
        if (Bind(path.Source) is not { } source)
        {
            return null;
        }

        var type = source.Type is FeelType.List list ? list.Item : source.Type;
        if (EntityOf(type) is not { } entity)
        {
            sink.Add(FeelProblems.NoElements(sink.Spot(path.ElementSpan), path.Element, Named(source.Type)));
            return null;
        }

        if (Find(entity, path.Element, byLabel: false) is { } element || (element = Find(entity, path.Element, byLabel: true)) is not null)
        {
            return source.Type is FeelType.List
                ? new FeelNode.Projection(source, entity, element) { Type = new FeelType.List(element.Type), Span = path.Span }
                : new FeelNode.ElementRead(source, entity, element) { Type = element.Type, Span = path.Span };
        }

        var nearest = NearestOf(path.Element, entity.Elements.Select(e => (e.Name, (string?)e.Label.Zh)));
        sink.Add(FeelProblems.UnknownElement(sink.Spot(path.ElementSpan), path.Element, Named(type), nearest));
        return null;
    }

    private FeelNode? ElementOf(FeelNode record, string name, TextSpan span, bool byLabel) =>
        EntityOf(record.Type) is { } entity && Find(entity, name, byLabel) is { } element
            ? new FeelNode.ElementRead(record, entity, element) { Type = element.Type, Span = span }
            : null;

    private static Element? Find(Entity entity, string name, bool byLabel)
    {
        if (!byLabel)
        {
            return entity.Find(name);
        }

        var labelled = entity.Elements.Where(e => e.Label.Zh == name).Take(2).ToList();
        return labelled.Count == 1 ? labelled[0] : null;
    }

    private Entity? EntityOf(FeelType type) => type is FeelType.Record record ? scope.Schema.FindEntity(record.Entity) : null;

    /// <summary>The variable in the words of its label; without one, of its entity if no other variable is of that entity.</summary>
    private FeelNode.VariableRead Read(Variable variable, TextSpan span)
    {
        var label = variable.Label ?? (scope.Variables.Count(v => v.Type == variable.Type) == 1 ? EntityOf(variable.Type)?.Label : null);
        return new FeelNode.VariableRead(variable with { Label = label ?? new Bilingual(variable.Name, variable.Name) }) { Type = variable.Type, Span = span };
    }
}
