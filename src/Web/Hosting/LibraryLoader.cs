namespace Anyu.Web.Hosting;

/// <summary>Reads content and samples once at the start. Nothing is half-loaded: with an error in the content the process says so and ends.</summary>
internal static class LibraryLoader
{
    /// <summary>The library, or null after the problems were written.</summary>
    public static Library? Load(TextWriter console)
    {
        if (ContentFolder.Find() is not { } content)
        {
            var problem = WebProblems.NoContent();
            console.WriteLine($"{problem} {problem.Mend.Zh} {problem.What.En} {problem.Mend.En}");
            return null;
        }

        console.WriteLine("正在读政策文件 Reading the law …");
        var outcome = LawLibrary.Load(content);
        foreach (var problem in outcome.Problems.Where(p => p.Severity == ProblemSeverity.Error || outcome.Book is null))
        {
            console.WriteLine($"{problem} {problem.Mend.Zh}");
        }

        if (outcome.Book is not { } book)
        {
            return null;
        }

        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{book.Documents.Count} 份文件、{book.Provisions.Count} 条规定、{book.Benefits.Count} 项待遇 documents, provisions, benefits"));
        return new Library(book, Samples(ContentFolder.Samples(content), book, console));
    }

    private static ImmutableArray<Sample> Samples(string folder, Lawbook book, TextWriter console)
    {
        var samples = ImmutableArray.CreateBuilder<Sample>();
        IEnumerable<string> files = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal) : [];
        foreach (var file in files)
        {
            var parsed = FamilyStatement.Parse(File.ReadAllText(file), "samples/" + Path.GetFileName(file), book);
            if (parsed.Succeeded)
            {
                samples.Add(new Sample(Path.GetFileNameWithoutExtension(file), parsed.Value));
            }

            foreach (var problem in parsed.Problems)
            {
                console.WriteLine($"{problem}");
            }
        }

        return samples.ToImmutable();
    }
}
