namespace Anyu.Synthetic;

/// <summary>What else is known of some of those who are born: the pregnancy was registered and looked after, and the township opened a health record. Their files have all six data sets.</summary>
internal static class ChildRecordStories
{
    private const string Registration = "birth-registration";
    private const int RegisteredBefore = 120;
    private const int SeenBefore = 60;
    private const int RecordedAfter = 21;

    /// <summary>Tells them.</summary>
    /// <param name="book">The book.</param>
    /// <param name="child">The child.</param>
    public static void Tell(StoryBook book, Resident child)
    {
        if (child.Mother is not { Spouse: not null } mother || child.Born.AddDays(-RegisteredBefore) < book.First)
        {
            return;
        }

        var (day, id, due) = (child.Born.AddDays(-RegisteredBefore), StoryBook.Id(Registration, child.Number), child.Born.AddDays(child.Number % 9 - 4));
        book.On(day, 10, Registration, async (stage, unit) => await stage.Submit(unit, await stage.Citizen(unit, mother), id, Registration, PregnancyStories.Stated(book, mother, due, isInsured: false)));
        PregnancyStories.File(book, id, day.AddDays(1), "clerk");
        book.On(child.Born.AddDays(-SeenBefore), 11, "antenatal-care", (stage, unit) => stage.Report(
            unit, "certificate", "antenatal-care", child.Number, [("person.residentId", mother.IdentityNumber), ("person.name", mother.Name), ("pregnancy.dueDate", StoryBook.Day(due))]));
        book.On(child.Born.AddDays(RecordedAfter), 11, "health-record", (stage, unit) => stage.Report(
            unit, "records", "health-record", child.Number, [("child.residentId", child.IdentityNumber), ("child.birthDefect", "false")]));
    }
}
