using System.Collections.Immutable;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>
/// Chooses what to ask next: only facts that an open answer waits for, the one that settles most first.
/// A fact that alone settles an answer counts one; one of three missing facts counts a third. Equal facts are asked in the order of the vocabulary,
/// which puts the general before the special.
/// </summary>
public static class Interview
{
    /// <summary>The questions that still change something, best first; empty when everything is settled.</summary>
    public static ImmutableArray<FactQuestion> Next(Lawbook book, FamilyStatement statement, ImmutableArray<Determination> determinations)
    {
        var weights = new Dictionary<string, (decimal Weight, int Count)>(StringComparer.Ordinal);
        foreach (var open in determinations.Where(d => !d.Missing.IsEmpty))
        {
            foreach (var path in open.Missing)
            {
                var (weight, count) = weights.GetValueOrDefault(path);
                weights[path] = (weight + (1m / open.Missing.Length), count + 1);
            }
        }

        return
        [
            .. weights
                .OrderBy(w => IsAskedLast(w.Key, book.Vocabulary))
                .ThenByDescending(w => w.Value.Weight)
                .ThenBy(w => Rank(w.Key, book.Vocabulary))
                .ThenBy(w => w.Key, StringComparer.Ordinal)
                .Select(w => Ask(w.Key, w.Value.Count, book.Vocabulary, statement))
                .OfType<FactQuestion>(),
        ];
    }

    private static bool IsAskedLast(string path, Vocabulary vocabulary) =>
        FactPaths.TryParse(path, vocabulary, out var parsed) && vocabulary.AskedLast.Contains((parsed.Root ?? parsed.Collection)!);

    /// <summary>The place of an element in its entity; a collection comes before what is asked of its members.</summary>
    private static int Rank(string path, Vocabulary vocabulary) =>
        FactPaths.TryParse(path, vocabulary, out var parsed) && parsed.Element is { } name ? EntityOf(parsed, vocabulary).Find(name)!.Ordinal : -1;

    private static Entity EntityOf(FactPath parsed, Vocabulary vocabulary) =>
        vocabulary.Schema.FindEntity(parsed.Root is not null ? vocabulary.Roots[parsed.Root] : vocabulary.Collections[parsed.Collection!])!;

    /// <summary>The question for one fact, whether or not an answer waits for it; null for a path that nobody can be asked about.</summary>
    public static FactQuestion? Ask(string path, int settles, Vocabulary vocabulary, FamilyStatement statement)
    {
        if (!FactPaths.TryParse(path, vocabulary, out var parsed))
        {
            return null;
        }

        if (parsed.Element is null)
        {
            return parsed.Collection is { } name && parsed.Index == 0 ? AskHowMany(name, settles, vocabulary) : null;
        }

        var element = EntityOf(parsed, vocabulary).Find(parsed.Element)!;
        if (element.Type is FeelType.Record link && element.Question is not null)
        {
            return AskWhich(path, element, link, parsed, settles, vocabulary, statement);
        }

        if (element.Compute is not null || element.Law || element.Type is FeelType.Record)
        {
            return null;
        }

        var options = element.Type is FeelType.Code code ? vocabulary.Schema.FindCodeList(code.ListId)!.Items : [];
        return new FactQuestion(path, Wording(path, element, parsed, statement), element.Hint, element.Type, options, element.Sensitivity, settles, IsCollection: false);
    }

    /// <summary>Which member of a list is meant; the answer is its path. Nothing is asked while the list has no members.</summary>
    private static FactQuestion? AskWhich(
        string path, Element element, FeelType.Record link, FactPath parsed, int settles, Vocabulary vocabulary, FamilyStatement statement)
    {
        if (vocabulary.Collections.FirstOrDefault(c => c.Value == link.Entity) is not { Key: { } name } || statement.Tree.Collections[name].Members is not { IsEmpty: false } members)
        {
            return null;
        }

        ImmutableArray<CodeItem> options = [.. members.Select(m => new CodeItem(m.Path, statement.Describe(m.Path)))];
        return new FactQuestion(path, Wording(path, element, parsed, statement), element.Hint, new FeelType.Code(name), options, element.Sensitivity, settles, IsCollection: false);
    }

    private static FactQuestion AskHowMany(string collection, int settles, Vocabulary vocabulary)
    {
        var question = vocabulary.CollectionQuestions.TryGetValue(collection, out var asked) ? asked : FactPaths.DescribeOwner(collection, vocabulary);
        return new FactQuestion(collection, question, null, new FeelType.Number(Unit.One), [], Sensitivity.Personal, settles, IsCollection: true);
    }

    /// <summary>The element's own question, headed by whom it is about: 母亲：现在有工作单位吗？</summary>
    private static Bilingual Wording(string path, Element element, FactPath parsed, FamilyStatement statement)
    {
        if (element.Question is not { } question)
        {
            return statement.Describe(path);
        }

        var owner = statement.Describe(parsed.Root ?? FactPaths.Member(parsed.Collection!, parsed.Index));
        return new Bilingual($"{owner.Zh}：{question.Zh}", $"{owner.En}: {question.En}");
    }
}
