using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>Notes to an answer, each once; used again for the next answer. A handful, so it is searched by walking.</summary>
internal sealed class NoteList
{
    private readonly List<Bilingual> notes = [];

    public ReadOnlySpan<Bilingual> All => CollectionsMarshal.AsSpan(notes);

    /// <summary>Adds a note, if there is one and it has not been said.</summary>
    public void Add(Bilingual? note)
    {
        if (note is { } said && !notes.Contains(said))
        {
            notes.Add(said);
        }
    }

    public void AddRange(ReadOnlySpan<Bilingual> more)
    {
        foreach (var note in more)
        {
            Add(note);
        }
    }

    public ImmutableArray<Bilingual> ToImmutable() => [.. notes];

    public void Clear() => notes.Clear();
}
