using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>What a reading of the content gave.</summary>
/// <param name="Book">The lawbook; null when there is any error: nothing is half-loaded.</param>
/// <param name="Problems">Errors and warnings, by file and line.</param>
/// <param name="Counts">How much was read.</param>
public sealed record LoadOutcome(Lawbook? Book, ImmutableArray<Problem> Problems, LoadCounts Counts);

/// <summary>How much a reading met, whether or not it could be used.</summary>
/// <param name="Files">Files read.</param>
/// <param name="Documents">Policy documents.</param>
/// <param name="Articles">Their articles.</param>
/// <param name="Provisions">Provisions.</param>
/// <param name="Definitions">Definitions of law terms.</param>
/// <param name="Interpretations">Open points.</param>
/// <param name="Duties">Measures, targets, services, plans and what is not for software.</param>
/// <param name="Benefits">Benefits.</param>
/// <param name="Cases">Worked cases.</param>
public sealed record LoadCounts(
    int Files, int Documents, int Articles, int Provisions, int Definitions, int Interpretations, int Duties, int Benefits, int Cases);

/// <summary>Reads everything under <c>content/</c> into a lawbook.</summary>
public static class LawLibrary
{
    /// <summary>
    /// Reads the content. Problems are numbered LAW-, FEEL- or KRN-, with file and line. Files that are no content are not looked at.
    /// </summary>
    /// <param name="contentRoot">The <c>content</c> folder, or the folder that holds it.</param>
    public static LoadOutcome Load(string contentRoot)
    {
        var inner = Path.Combine(contentRoot, "content");
        var root = Directory.Exists(inner) ? inner : contentRoot;
        if (!Directory.Exists(root) || ContentFiles.Read(root) is not { } files)
        {
            return new LoadOutcome(null, [LawProblems.NoContent(contentRoot)], new LoadCounts(0, 0, 0, 0, 0, 0, 0, 0, 0));
        }

        return new LoadSession(root, files).Run();
    }
}
