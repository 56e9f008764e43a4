using System.Collections.Immutable;
using System.Globalization;
using Anyu.Casework;

namespace Anyu.Synthetic;

/// <summary>A birth from the hospital's report to the last of the agencies: most go well, some are refused, mended, withdrawn or reviewed, some wait too long.</summary>
internal static class BirthStories
{
    private const string Report = "birth-report";
    private const string OneThing = "birth-one-thing";
    private const string Refused = "insurance";
    private const string Ground = "facts-differ";

    /// <summary>Tells one.</summary>
    /// <param name="book">The book.</param>
    /// <param name="child">The child.</param>
    /// <param name="turn">Which turn the story takes; null for the family that signs in, which has one part refused and can mend it.</param>
    public static void Tell(StoryBook book, Resident child, int? turn)
    {
        var certificate = string.Create(CultureInfo.InvariantCulture, $"Z{child.Number % 1_000_000_000:000000000}");
        book.On(child.Born.AddDays(1), 10, Report, async (stage, unit) =>
            await stage.Submit(unit, await stage.Staff(unit, "midwife"), StoryBook.Id(Report, child.Number), Report, Reported(book, child, certificate)));
        if (turn is { } number && number % 6 == 5)
        {
            return;
        }

        var day = child.Born.AddDays(book.Draws.Between(3, 14));
        var id = StoryBook.Id(OneThing, child.Number);
        book.On(day, 9, OneThing, async (stage, unit) => await stage.Submit(unit, await stage.Citizen(unit, child.Mother!), id, OneThing, Applied(book, child)));
        Answer(book, id, "certificate", day.AddDays(1), ("child.certificate", certificate));
        Answer(book, id, "vaccination", day.AddDays(2), ("child.vaccinationRecord", $"V{child.Number}"));
        if (turn % 9 == 4)
        {
            // The police do not answer: household registration and the card that waits for it are late.
            Answer(book, id, Refused, day.AddDays(4), ("child.insuranceStart", StoryBook.Day(child.Born)));
            return;
        }

        Answer(book, id, "household", day.AddDays(4), ("child.residentId", child.IdentityNumber));
        Answer(book, id, "card", day.AddDays(9), ("child.cardNumber", $"C{child.Number}"));
        Insure(book, child, id, day, turn is { } known ? known % 9 : 0);
    }

    private static void Insure(StoryBook book, Resident child, Guid id, DateOnly day, int turn)
    {
        if (turn > 3)
        {
            Answer(book, id, Refused, day.AddDays(3), ("child.insuranceStart", StoryBook.Day(child.Born)));
            book.Rate(day.AddDays(10), id, child.Mother!);
            return;
        }

        var (text, asked, decided) = (book.Text("refuse"), book.Text("review"), book.Text(child.Number % 2 == 0 ? "upheld" : "overturned"));
        book.On(day.AddDays(3), 15, "refuse", (stage, unit) => stage.Refuse(unit, id, Refused, Ground, text));
        switch (turn)
        {
            case 1:
                book.On(day.AddDays(5), 19, "correct", async (stage, unit) => await stage.Act(unit, await stage.Citizen(unit, child.Mother!), id, party => new Correct(party, Refused, StoryBook.Facts(("mother.phone", child.Mother!.Phone)))));
                book.On(day.AddDays(8), 15, "mended", (stage, unit) => stage.Answer(unit, id, Refused, 2, ("child.insuranceStart", StoryBook.Day(child.Born))));
                book.Rate(day.AddDays(10), id, child.Mother!);
                break;
            case 2:
                book.On(day.AddDays(6), 19, "withdraw", async (stage, unit) => await stage.Act(unit, await stage.Citizen(unit, child.Mother!), id, party => new Withdraw(party, Refused)));
                break;
            case 3:
                book.On(day.AddDays(6), 19, "review", async (stage, unit) => await stage.Act(unit, await stage.Citizen(unit, child.Mother!), id, party => new AskReview(party, Refused, asked)));
                book.On(day.AddDays(16), 16, "reviewed", async (stage, unit) => await stage.Act(unit, await stage.Staff(unit, "manager"), id, party => new DecideReview(party, Refused, child.Number % 2 == 0, decided)));
                break;
            default:
                break;
        }
    }

    private static void Answer(StoryBook book, Guid id, string step, DateOnly day, params ImmutableArray<(string Fact, string Value)> given) =>
        book.On(day, 15, step, (stage, unit) => stage.Answer(unit, id, step, 1, given));

    private static ImmutableSortedDictionary<string, string> Reported(StoryBook book, Resident child, string certificate) => StoryBook.Facts(
    [
        ("birth.date", StoryBook.Day(child.Born)), ("birth.place", book.Place), ("birth.babies", "1"), ("child.orderInBirth", "1"), ("child.sex", Sex(child)), ("child.name", child.Name), ("child.certificate", certificate),
        .. Parents(child),
    ]);

    private static ImmutableSortedDictionary<string, string> Applied(StoryBook book, Resident child) => StoryBook.Facts(
    [
        ("child.name", child.Name), ("child.sex", Sex(child)), ("birth.date", StoryBook.Day(child.Born)), ("birth.babies", "1"), ("birth.place", book.Place),
        ("mother.phone", child.Mother!.Phone), ("application.place", book.Place), ("child.hukou", book.Place), ("application.consent", "true"),
        .. Parents(child),
    ]);

    private static (string Fact, string Value)[] Parents(Resident child) =>
    [
        ("mother.name", child.Mother!.Name), ("mother.residentId", child.Mother.IdentityNumber), ("father.name", child.Father!.Name), ("father.residentId", child.Father.IdentityNumber),
    ];

    private static string Sex(Resident person) => ((int)person.Sex).ToString(CultureInfo.InvariantCulture);
}
