using System.Collections.Immutable;
using Anyu.Casework;

namespace Anyu.Synthetic;

/// <summary>Coming births that are registered: filed by the clerks, returned and corrected, held, late, withdrawn; some linked to maternity insurance.</summary>
internal static class PregnancyStories
{
    private const string Registration = "birth-registration";
    private const string Filed = "file";
    private const string Insurance = "insurance";
    private const int Most = 40;
    private const int Recent = 120;

    /// <summary>Tells them.</summary>
    public static void Tell(StoryBook book, IReadOnlyList<Resident> wives)
    {
        foreach (var (turn, wife) in wives.Take(Most).Index())
        {
            var (day, id) = (book.Today.AddDays(-3 - (turn * Recent / Most)), StoryBook.Id(Registration, wife.Number));
            var (due, isInsured, village) = (book.Today.AddDays(book.Draws.Between(20, 150)), book.Draws.Chance(600), book.Text("return"));
            book.On(day, 10, Registration, async (stage, unit) => await stage.Submit(unit, await stage.Citizen(unit, wife), id, Registration, Stated(book, wife, due, isInsured)));
            File(book, id, wife, day, turn, village);
            if (isInsured)
            {
                Link(book, id, wife, day, turn);
            }
        }
    }

    private static void File(StoryBook book, Guid id, Resident wife, DateOnly day, int turn, string text)
    {
        var clerk = turn % 2 == 0 ? "clerk" : "clerk2";
        switch (turn % 10)
        {
            case 0:
                // Nobody files it: it becomes late.
                break;
            case 1:
                book.On(day.AddDays(1), 9, "claim", async (stage, unit) => await stage.Act(unit, await stage.Staff(unit, clerk), id, party => new Claim(party, Filed)));
                break;
            case 2:
                book.On(day.AddDays(1), 9, "return", async (stage, unit) => await stage.Act(unit, await stage.Staff(unit, clerk), id, party => new Return(party, Filed, text)));
                break;
            case 3:
                book.On(day.AddDays(1), 9, "return", async (stage, unit) => await stage.Act(unit, await stage.Staff(unit, clerk), id, party => new Return(party, Filed, text)));
                book.On(day.AddDays(2), 20, "correct", async (stage, unit) => await stage.Act(unit, await stage.Citizen(unit, wife), id, party => new Correct(party, "", StoryBook.Facts(("mother.phone", wife.Phone)))));
                book.On(day.AddDays(3), 9, "file", async (stage, unit) => await stage.Act(unit, await stage.Staff(unit, clerk), id, party => new Accept(party, Filed, CaseFacts.Empty.Values)));
                break;
            case 4 when turn < 10:
                book.On(day.AddDays(2), 20, "withdraw", async (stage, unit) => await stage.Act(unit, await stage.Citizen(unit, wife), id, party => new Withdraw(party, "")));
                break;
            default:
                File(book, id, day.AddDays(1), clerk);
                break;
        }
    }

    private static void Link(StoryBook book, Guid id, Resident wife, DateOnly day, int turn)
    {
        var text = book.Text("refuse");
        if (turn == 4 || turn % 8 == 7)
        {
            return;
        }

        if (turn % 8 == 6)
        {
            book.On(day.AddDays(4), 15, "refuse", (stage, unit) => stage.Refuse(unit, id, Insurance, "not-insured-here", text));
            return;
        }

        book.On(day.AddDays(4), 15, Insurance, (stage, unit) => stage.Answer(unit, id, Insurance, 1));
        if (turn % 10 is > 3)
        {
            book.Rate(day.AddDays(5), id, wife);
        }
    }

    /// <summary>A clerk files a registration.</summary>
    public static void File(StoryBook book, Guid id, DateOnly day, string clerk) =>
        book.On(day, 11, "file", async (stage, unit) => await stage.Act(unit, await stage.Staff(unit, clerk), id, party => new Accept(party, Filed, CaseFacts.Empty.Values)));

    /// <summary>What a wife states when she registers a coming birth.</summary>
    public static ImmutableSortedDictionary<string, string> Stated(StoryBook book, Resident wife, DateOnly due, bool isInsured) => StoryBook.Facts(
    [
        ("mother.name", wife.Name), ("mother.residentId", wife.IdentityNumber), ("mother.phone", wife.Phone), ("mother.hukou", book.Place), ("mother.residence", book.Place),
        ("mother.maternityInsured", isInsured ? "true" : "false"), .. isInsured ? new[] { ("mother.insuredPlace", book.Place) } : [],
        ("couple.married", "true"), ("father.name", wife.Spouse!.Name), ("father.residentId", wife.Spouse.IdentityNumber),
        ("pregnancy.dueDate", StoryBook.Day(due)), ("application.registerAt", "mother-hukou"),
    ]);
}
