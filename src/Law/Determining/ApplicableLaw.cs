using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>Whose law of which day decides, with what was worked out under it in one asking.</summary>
/// <param name="text">The division as the deciding fact writes it.</param>
/// <param name="place">The division.</param>
/// <param name="jurisdiction">The number of the jurisdiction in which it lies.</param>
/// <param name="date">The day.</param>
/// <param name="elements">How many elements the statement can hold.</param>
internal sealed class ApplicableLaw(string text, PlaceCode place, int jurisdiction, DateOnly date, int elements)
{
    public PlaceCode Place { get; } = place;

    public int Jurisdiction { get; } = jurisdiction;

    public DateOnly Date { get; } = date;

    /// <summary>The division as an answer names it.</summary>
    public string Name { get; } = place.ToString();

    /// <summary>Computed elements and law terms that are the same for every benefit, by number of the element.</summary>
    public Grounds?[] Known { get; } = new Grounds?[elements];

    public bool Is(string asked, DateOnly day) => Date == day && text == asked;
}
