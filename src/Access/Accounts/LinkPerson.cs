using Anyu.Store;

namespace Anyu.Access;

/// <summary>Says which person of the register a citizen's account is. Called by the host, which asked the register.</summary>
public static class LinkPerson
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(LinkPerson));

    /// <summary>Does it; false when the account is another person already, or the person has another open account.</summary>
    public static async Task<bool> Run(UnitOfWork unit, Guid account, Guid person)
    {
        if (await unit.Find<Guid?>(Sql["holder"], new { Person = person }) is { } holder)
        {
            return holder == account;
        }

        if (await unit.Execute(Sql["link"], new { Id = account, Person = person }) == 0)
        {
            return false;
        }

        unit.Record(new EvidenceEntry(Actor.LogOf(PlaceRange.Nation.From), $"account:{account:D}", "access.account.linked", person.ToString("D"), "own:self"));
        return true;
    }
}
