using System.Globalization;
using Anyu.Casework;
using Anyu.Kernel;

namespace Anyu.Synthetic;

/// <summary>The other services: enrolment of a newborn, questions, what is left over from before. Each in every state that it can have.</summary>
internal sealed class CaseStories(StoryBook book)
{
    private const string Enrolment = "newborn-enrolment";
    private const string Question = "counselling";
    private const string Legacy = "legacy-case";
    private const int MostOfEach = 16;

    /// <summary>Children who are enrolled apart from the other agencies.</summary>
    public void Enrolments(IReadOnlyList<Resident> children)
    {
        foreach (var (turn, child) in children.Take(MostOfEach).Index())
        {
            var (day, id, mother) = (Day(turn), StoryBook.Id(Enrolment, child.Number), child.Mother!);
            book.On(day, 10, Enrolment, async (stage, unit) => await stage.Submit(unit, await stage.Citizen(unit, mother), id, Enrolment, StoryBook.Facts(
                ("child.name", child.Name), ("child.residentId", child.IdentityNumber), ("birth.date", StoryBook.Day(child.Born)), ("mother.name", mother.Name), ("mother.phone", mother.Phone), ("application.place", book.Place))));
            var (back, asked) = (book.Text("return"), book.Text("review"));
            switch (turn % 8)
            {
                case 0:
                    break;
                case 1:
                    Staff(day.AddDays(1), id, "insurance", party => new Claim(party, "enrol"));
                    break;
                case 2:
                    Staff(day.AddDays(1), id, "insurance", party => new PauseClock(party, "enrol", "other-place"));
                    break;
                case 3:
                    Staff(day.AddDays(1), id, "insurance", party => new ExtendClock(party, "enrol", "complicated"));
                    break;
                case 4:
                    Staff(day.AddDays(1), id, "insurance", party => new Return(party, "enrol", back));
                    break;
                case 5:
                    Staff(day.AddDays(1), id, "insurance", party => new Refuse(party, "enrol", "insured-elsewhere", ""));
                    Citizen(day.AddDays(2), id, mother, party => new AskReview(party, "enrol", asked));
                    break;
                case 6:
                    Staff(day.AddDays(1), id, "insurance", party => new Refuse(party, "enrol", "insured-elsewhere", ""));
                    break;
                default:
                    Staff(day.AddDays(1), id, "insurance", party => new Accept(party, "enrol", StoryBook.Facts(("child.insuranceStart", StoryBook.Day(child.Born)))));
                    book.Rate(day.AddDays(2), id, mother);
                    break;
            }
        }
    }

    /// <summary>Questions about having children.</summary>
    public void Questions(IReadOnlyList<Resident> wives)
    {
        foreach (var (turn, wife) in wives.Skip(wives.Count / 2).Take(MostOfEach).Index())
        {
            var (day, id, question, answer) = (Day(turn), StoryBook.Id(Question, wife.Number), book.Text("question"), book.Text("answer"));
            book.On(day, 21, Question, async (stage, unit) => await stage.Submit(unit, await stage.Citizen(unit, wife), id, Question, StoryBook.Facts(
                ("application.question", question), ("mother.phone", wife.Phone), ("application.place", book.Place))));
            if (turn % 4 == 1)
            {
                Citizen(day.AddDays(1), id, wife, party => new Withdraw(party, ""));
            }
            else if (turn % 4 > 1)
            {
                Staff(day.AddDays(1), id, "clerk", party => new Accept(party, "answer", StoryBook.Facts(("application.answer", answer), ("application.needsReferral", turn % 4 == 2 ? "true" : "false"))));
                if (turn % 4 == 3)
                {
                    book.Rate(day.AddDays(2), id, wife);
                }
            }
        }
    }

    /// <summary>What is left over from before, where the township has a desk in the demonstration.</summary>
    public void LegacyCases(IReadOnlyList<Resident> wives)
    {
        foreach (var (turn, wife) in wives.Where(wife => book.Content.Desks.ContainsKey(wife.Residence.At(PlaceLevel.Township).ToString())).Take(MostOfEach / 2).Index())
        {
            var township = wife.Residence.At(PlaceLevel.Township).ToString();
            var (day, id, desk) = (Day(turn * 2), StoryBook.Id(Legacy, wife.Number), book.Content.Desks[township]);
            var (account, decision, since) = (book.Text("account"), book.Text("decision"), string.Create(CultureInfo.InvariantCulture, $"{book.Draws.Between(2008, 2015)}-05-01"));
            book.On(day, 10, Legacy, async (stage, unit) => await stage.Submit(unit, await stage.Citizen(unit, wife), id, Legacy, StoryBook.Facts(
                ("mother.name", wife.Name), ("mother.residentId", wife.IdentityNumber), ("mother.phone", wife.Phone), ("application.place", book.Place), ("application.village", township),
                ("application.legacyKind", "unpaid-fee"), ("application.since", since), ("application.account", account))));
            if (turn % 5 == 0)
            {
                continue;
            }

            Staff(day.AddDays(2), id, desk, party => new Accept(party, "facts", CaseFacts.Empty.Values));
            if (turn % 5 == 1)
            {
                continue;
            }

            Staff(day.AddDays(4), id, "clerk", party => new Accept(party, "fee", CaseFacts.Empty.Values));
            if (turn % 5 == 4)
            {
                Staff(day.AddDays(6), id, "clerk", party => new Refuse(party, "decide", "settled-lawfully", ""));
                continue;
            }

            Staff(day.AddDays(6), id, "clerk", party => new Accept(party, "decide", StoryBook.Facts(("application.decision", decision))));
            if (turn % 5 == 3)
            {
                Staff(day.AddDays(8), id, "manager", party => new Accept(party, "decide", CaseFacts.Empty.Values));
                book.Rate(day.AddDays(9), id, wife);
            }
        }
    }

    /// <summary>The later turns lie further back.</summary>
    private DateOnly Day(int turn) => book.Today.AddDays(-3 - (turn * 5));

    private void Staff(DateOnly day, Guid id, string name, Func<Party, CaseCommand> command) => book.On(day, 14, "staff", async (stage, unit) => await stage.Act(unit, await stage.Staff(unit, name), id, command));

    private void Citizen(DateOnly day, Guid id, Resident person, Func<Party, CaseCommand> command) => book.On(day, 19, "citizen", async (stage, unit) => await stage.Act(unit, await stage.Citizen(unit, person), id, command));
}
