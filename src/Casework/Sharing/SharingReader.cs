using System.Collections.Immutable;
using Anyu.Exchange;
using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Casework;

/// <summary>Reads <c>exchange/sharing.yaml</c>: purposes and facts must be known, quotes stand in their documents, and nothing is shared that the law forbids.</summary>
internal sealed class SharingReader(ImmutableArray<string> systems, ImmutableArray<ProhibitionDefinition> prohibitions, Lawbook book, ProblemSink sink)
{
    /// <summary>Where it stands.</summary>
    public const string File = "exchange/sharing.yaml";

    private const int DaysAtMost = 366;

    private readonly GroundReader grounds = new(book, sink);

    /// <summary>Reads it, with the table of systems beside it; nothing is shared where there is no such folder.</summary>
    public static SharingCatalogue Read(ContentFile? file, ImmutableArray<ProhibitionDefinition> prohibitions, Lawbook book, ProblemSink sink)
    {
        if (file?.Text(sink) is not { } text || YamlFiles.Map(text, file.Path, sink) is not { } map)
        {
            return SharingCatalogue.None;
        }

        var systems = SystemBook.Load(book.Root);
        sink.AddRange(systems.Problems);
        return new SharingReader([.. (systems.Value?.Systems ?? []).Select(system => system.Id)], prohibitions, book, sink).Read(map);
    }

    private SharingCatalogue Read(YamlMap map)
    {
        var reader = new MapReader(map, sink, "sharing");
        var purposes = ServiceReader.Maps(reader.Items("purposes"), "purposes", "sharing", sink).Select(Purpose).ToImmutableArray();
        var shares = ServiceReader.Maps(reader.Items("shares"), "shares", "sharing", sink).Select(share => Share(share, purposes)).ToImmutableArray();
        reader.Close();
        foreach (var twice in shares.GroupBy(share => share.Id, StringComparer.Ordinal).Where(group => group.Skip(1).Any()))
        {
            sink.Add(CaseProblems.NamedTwice(twice.Last().At, twice.Key));
        }

        return new SharingCatalogue(purposes, shares);
    }

    private static SharePurpose Purpose(MapReader reader)
    {
        var purpose = new SharePurpose(reader.NeedId("id"), reader.OwnLabel());
        reader.Close();
        return purpose;
    }

    private ShareDefinition Share(MapReader reader, ImmutableArray<SharePurpose> purposes)
    {
        var purpose = reader.Scalar("purpose", reader.Need("purpose"));
        if (purpose is not null && purposes.All(known => known.Id != purpose.Text))
        {
            sink.Add(CaseProblems.UnknownPurpose(purpose.At, purpose.Text, Nearest.To(purpose.Text, purposes.Select(known => known.Id))));
        }

        var share = new ShareDefinition(
            reader.NeedId("id"),
            reader.OwnLabel(),
            reader.NeedText("provider"),
            reader.NeedText("consumer"),
            purpose?.Text ?? "",
            SystemOf(reader),
            Facts(reader),
            ServiceReader.Whole(reader, "days", 1, DaysAtMost),
            (reader.Need("ground") is { } ground ? grounds.Read(ground, "ground") : null) ?? GroundReader.Nothing(reader.At),
            reader.At) { Child = Child(reader) };
        reader.Close();
        foreach (var fact in share.Facts)
        {
            if (prohibitions.FirstOrDefault(rule => rule.Forbids(share.Purpose, fact)) is { } rule)
            {
                sink.Add(CaseProblems.ShareForbidden(share.At, share.Id, fact, rule));
            }
        }

        return share;
    }

    private string? Child(MapReader reader)
    {
        var word = reader.Scalar("child");
        if (word is not null && !ChildWords.Known.Contains(word.Text, StringComparer.Ordinal) && SharedFacts.Find(book, word.Text) is null)
        {
            sink.Add(CaseProblems.UnknownWord(word.At, "child", word.Text, ChildWords.Known, Nearest.To(word.Text, ChildWords.Known)));
        }

        return word?.Text;
    }

    private string? SystemOf(MapReader reader)
    {
        var system = reader.Scalar("system");
        if (system is not null && !systems.Contains(system.Text, StringComparer.Ordinal))
        {
            sink.Add(CaseProblems.UnknownSystem(system.At, system.Text, Nearest.To(system.Text, systems)));
        }

        return system?.Text;
    }

    private ImmutableArray<string> Facts(MapReader reader)
    {
        var facts = reader.Texts("facts");
        foreach (var unknown in facts.Where(fact => SharedFacts.Find(book, fact.Text) is null))
        {
            sink.Add(CaseProblems.UnknownElement(unknown.At, unknown.Text));
        }

        return [.. facts.Select(fact => fact.Text)];
    }
}
