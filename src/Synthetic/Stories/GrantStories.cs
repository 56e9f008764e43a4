using Anyu.Casework;
using Anyu.Kernel;

namespace Anyu.Synthetic;

/// <summary>What families confirm of the benefits they are offered, and how far the offices are with it: taken, arranged, refused, rated, and left lying.</summary>
internal static class GrantStories
{
    private const string Ground = "facts-differ";
    private const int DaysAfterBirth = 30;
    private const int Kinds = 6;

    /// <summary>Tells one; one family in six has not confirmed yet.</summary>
    /// <param name="book">The book.</param>
    /// <param name="child">The child.</param>
    /// <param name="turn">Which turn the story takes.</param>
    public static void Tell(StoryBook book, Resident child, int turn)
    {
        var (day, mother) = (child.Born.AddDays(DaysAfterBirth), child.Mother!);
        if (turn % Kinds == 0)
        {
            return;
        }

        var (text, arranged) = (book.Text("refuse"), book.Text("arranged"));
        var desk = mother.Residence.Level >= PlaceLevel.Township ? book.Content.Desks.GetValueOrDefault(mother.Residence.At(PlaceLevel.Township).ToString()) : null;
        book.On(day, 20, "confirm", (stage, unit) => stage.Confirm(unit, mother, book.Place));
        foreach (var (agency, post) in new[] { ("township", desk), ("health", "clerk"), ("medical-insurance", "insurance") })
        {
            Func<Party, string, CaseCommand>? command = (turn % Kinds) switch
            {
                1 => null,
                2 => (party, step) => new Claim(party, step),
                3 => (party, step) => new Refuse(party, step, Ground, text),
                _ => (party, step) => new Accept(party, step, StoryBook.Facts(("grant.arranged", arranged))),
            };
            if (command is not null && post is not null)
            {
                book.On(day.AddDays(4), 14, "grant", (stage, unit) => stage.OnGrants(unit, mother, agency, post, command));
            }
        }

        if (turn % Kinds == 4)
        {
            book.On(day.AddDays(6), 20, "rate", (stage, unit) => stage.RateGrants(unit, mother));
        }
    }
}
