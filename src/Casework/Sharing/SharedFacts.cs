using System.Collections.Immutable;
using Anyu.Feel;
using Anyu.Law;

namespace Anyu.Casework;

/// <summary>Facts as the catalogue names them: <c>entity.element</c> of the vocabulary.</summary>
public static class SharedFacts
{
    /// <summary>The element of that name; null when the vocabulary has none.</summary>
    public static Element? Find(Lawbook book, string fact) => fact.Split('.') is [var entity, var element] ? book.Vocabulary.Schema.FindEntity(entity)?.Find(element) : null;

    /// <summary>All that may be asked for: what some agreement gives, and what some prohibition names.</summary>
    public static ImmutableSortedSet<string> Known(ServiceShelf shelf) =>
    [
        .. shelf.Sharing.Shares.SelectMany(share => share.Facts),
        .. from entity in shelf.Book.Vocabulary.Schema.Entities
           from element in entity.Elements
           let fact = $"{entity.Id}.{element.Name}"
           where shelf.Prohibitions.Any(rule => rule.Purposes.Any(purpose => rule.Forbids(purpose, fact)))
           select fact,
    ];
}
