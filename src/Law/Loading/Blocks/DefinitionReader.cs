using System.Collections.Immutable;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>Reads <c>definition</c> blocks: what a term of the law means in a place.</summary>
internal sealed class DefinitionReader(MapReader reader, BlockSite site, LoadContext context)
{
    private readonly ProblemSink sink = reader.Sink;
    private readonly ChoiceReader choices = new(context, reader.Sink);

    /// <summary>Reads one; null when its term or value cannot be known.</summary>
    public Definition? Read(SourceLocation at)
    {
        var head = BlockHeadReader.Read(reader, site, at, needsQuote: true);
        var (entity, element) = ReadTerm();
        var scope = entity is null ? null : context.Vocabulary.EntityScopes.GetValueOrDefault(entity.Id);
        _ = reader.Need("value");
        var value = scope is null || element is null ? null : choices.Expressions(reader, "value", scope, element.Type);
        var covers = scope is null ? null : choices.Expressions(reader, "covers", scope, new FeelType.Boolean());
        var (reach, benefits) = ReadReach();
        var inForce = Validities.Read(reader, site.InForce, choices, context);
        reader.Ignore("value", "covers");
        choices.ReadUses(reader);
        reader.Close();
        return value is null || entity is null || element is null ? null : new Definition(head)
        {
            Entity = entity.Id,
            Element = element.Name,
            Value = value,
            Covers = covers,
            Scope = reach,
            Benefits = benefits,
            Uses = choices.Uses,
            InForce = inForce,
        };
    }

    private (Entity? Entity, Element? Element) ReadTerm()
    {
        if (reader.Scalar("term", reader.Need("term")) is not { } term)
        {
            return default;
        }

        var cut = term.Text.IndexOf('.', StringComparison.Ordinal);
        var entity = cut < 0 ? null : context.Vocabulary.Schema.FindEntity(term.Text[..cut]);
        var element = entity?.Find(term.Text[(cut + 1)..]);
        if (element is { Law: true })
        {
            return (entity, element);
        }

        var terms = context.Vocabulary.Schema.Entities.SelectMany(e => e.Elements.Where(l => l.Law).Select(l => $"{e.Id}.{l.Name}"));
        sink.Add(LawProblems.UnknownTerm(term.At, term.Text, element is not null, Nearest.To(term.Text, terms)));
        return default;
    }

    private (Choice<string>? Reach, ImmutableArray<string> Benefits) ReadReach()
    {
        var item = reader.Take("scope");
        if (item is YamlList list)
        {
            var ids = list.Items.Select(i => reader.Scalar("scope", i)).OfType<YamlText>().ToList();
            return (null, [.. ids.Where(id => context.Benefit(id, sink) is not null).Select(id => id.Text)]);
        }

        var reach = choices.Texts(reader, "scope", word =>
        {
            if (word.Text is not ("place" or "document"))
            {
                sink.Add(LawProblems.NotInList(word.At, "scope", word.Text, ["place", "document"], Nearest.To(word.Text, ["place", "document"])));
            }
        });
        return (reach ?? Choice<string>.Of("place"), []);
    }
}
