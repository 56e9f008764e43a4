using Anyu.Register;

namespace Anyu.Synthetic;

/// <summary>What happens in families besides births: divorces with custody, deaths, moves; and the organisations of the county.</summary>
internal static class LifeStories
{
    private const int Families = 18;
    private const int DaysApart = 14;

    /// <summary>Tells them of families with children who are not grown up.</summary>
    public static void Tell(StoryBook book, IReadOnlyList<Resident> wives)
    {
        var source = new Source(book.Content.Source, "synthetic:life-event", Confidence.Declared);
        book.On(book.First, 8, "organisations", async (stage, unit) =>
        {
            foreach (var (index, named) in book.Content.Organisations.Index())
            {
                StoryStage.Demand(await RecordOrganisation.Run(stage.Register, unit, await stage.Staff(unit, "clerk"), new OrganisationReport(StoryBook.Id("organisation", index), named.Code, named.Name, named.Kind, book.Content.Place, source)), named.Kind);
            }
        });
        foreach (var (turn, wife) in wives.Reverse().Take(Families).Index())
        {
            var day = book.Today.AddDays(-5 - (turn * DaysApart));
            switch (turn % 3)
            {
                case 0:
                    Divorce(book, wife, day, source, keeps: turn % 2 == 0 ? wife : wife.Spouse!);
                    break;
                case 1:
                    Move(book, wife, day, source);
                    break;
                case 2 when turn % 2 == 0:
                    book.On(day, 10, "death", async (stage, unit) => StoryStage.Demand(
                        await RecordDeath.Run(stage.Register, unit, await stage.Staff(unit, "civil"), new DeathReport(StoryBook.Id("death", wife.Number), await stage.Find(unit, wife.Spouse!), day.AddDays(-2), source)), "death"));
                    break;
                default:
                    break;
            }
        }
    }

    private static void Divorce(StoryBook book, Resident wife, DateOnly day, Source source, Resident keeps) => book.On(day, 10, "divorce", async (stage, unit) =>
    {
        var (civil, her, him) = (await stage.Staff(unit, "civil"), await stage.Find(unit, wife), await stage.Find(unit, wife.Spouse!));
        StoryStage.Demand(await RecordDivorce.Run(stage.Register, unit, civil, new DivorceReport(StoryBook.Id("divorce", wife.Number), her, him, day, source)), "divorce");
        foreach (var child in wife.Children.Where(child => child.Born > book.Today.AddYears(-18) && child.Born < book.First))
        {
            StoryStage.Demand(await RecordGuardian.Run(stage.Register, unit, civil, new GuardianReport(
                StoryBook.Id("custody", child.Number), await stage.Find(unit, child), ParentRef.Of(await stage.Find(unit, keeps)), null, CareKind.Custody, day, source)), "custody");
        }
    });

    private static void Move(StoryBook book, Resident wife, DateOnly day, Source source)
    {
        var to = book.Draws.One(book.Content.Townships);
        book.On(day, 11, "move", async (stage, unit) =>
        {
            foreach (var person in new[] { wife, wife.Spouse! })
            {
                StoryStage.Demand(await RecordMove.Run(stage.Register, unit, await stage.Staff(unit, "police"), new MoveReport(StoryBook.Id("move", person.Number), await stage.Find(unit, person), to, day, source)), "move");
            }
        });
    }
}
