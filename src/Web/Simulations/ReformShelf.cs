namespace Anyu.Web.Simulations;

/// <summary>A reform's file as it was chosen, built, pasted or uploaded.</summary>
/// <param name="Name">What it is called in problems.</param>
/// <param name="Bytes">What it contains.</param>
internal sealed record ReformFile(string Name, ImmutableArray<byte> Bytes);

/// <summary>The sample reforms, and branches of the law that were read lately: reading one takes the time of reading the whole law.</summary>
internal sealed class ReformShelf(Library library)
{
    /// <summary>A branch holds a lawbook, so few are kept.</summary>
    private const int MostKept = 12;

    private readonly Lock turn = new();
    private readonly List<LawBranch> kept = [];

    /// <summary>The sample reforms by the name of their file, each with what it is called.</summary>
    public ImmutableArray<(string Id, ReformFile File, Bilingual Label)> Samples { get; } = Read(library.Book);

    /// <summary>Branches the law, or tells every problem with its line.</summary>
    public Kernel.Result<LawBranch> Branch(ReformFile file)
    {
        var bytes = file.Bytes.ToArray();
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
        lock (turn)
        {
            if (kept.Find(b => b.Reform.Hash == hash && b.Reform.File == file.Name) is { } known)
            {
                kept.Remove(known);
                kept.Add(known);
                return Kernel.Result<LawBranch>.Success(known);
            }
        }

        var branched = LawBranch.Of(library.Book, file.Name, bytes);
        if (branched.Value is { } branch)
        {
            lock (turn)
            {
                kept.RemoveRange(0, Math.Max(0, kept.Count - MostKept + 1));
                kept.Add(branch);
            }
        }

        return branched;
    }

    /// <summary>A file that is no reform is not offered.</summary>
    private static ImmutableArray<(string, ReformFile, Bilingual)> Read(Lawbook book)
    {
        var folder = Path.Combine(ContentFolder.Samples(book.Root), "reforms");
        return Directory.Exists(folder)
            ?
            [
                .. from file in Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal)
                   let bytes = File.ReadAllBytes(file)
                   let read = Reform.Read(Path.GetFileName(file), bytes).Value
                   where read is not null
                   select (Path.GetFileNameWithoutExtension(file), new ReformFile(Path.GetFileName(file), [.. bytes]), read.Label),
            ]
            : [];
    }
}
