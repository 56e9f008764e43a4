using System.Collections.Immutable;

namespace Anyu.Casework;

/// <summary>Where a data set of a child is found: the key <c>child</c> of an agreement says one of these, or a fact that an agency gives in a case.</summary>
internal static class ChildWords
{
    /// <summary>The pregnancy that was registered before the birth.</summary>
    public const string Pregnancy = "pregnancy";

    /// <summary>The provider's report of the birth.</summary>
    public const string Birth = "birth";

    /// <summary>The number of the birth certificate.</summary>
    public const string Certificate = "certificate";

    /// <summary>Nothing brings it yet; the file says so.</summary>
    public const string Nothing = "nothing";

    /// <summary>Records that the provider reports of the child, or of the mother in that pregnancy (<see cref="TakeRecord"/>).</summary>
    public const string Received = "received";

    /// <summary>The words that are no fact.</summary>
    public static ImmutableArray<string> Known { get; } = [Pregnancy, Birth, Certificate, Received, Nothing];
}
