using System.Text;
using Anyu.Kernel;

namespace Anyu.Synthetic;

/// <summary>Gives names: a surname by how common it is, one or two characters by sex. Children get their father's surname with their parents.</summary>
internal sealed class Naming(CountyContent content, Draws draws)
{
    private const int OneCharacter = 170;

    private readonly Rune[] male = [.. content.MaleCharacters.EnumerateRunes()];
    private readonly Rune[] female = [.. content.FemaleCharacters.EnumerateRunes()];

    public void Name(Resident person)
    {
        var characters = person.Sex == RegisteredSex.Male ? male : female;
        person.Surname = draws.One(content.Surnames);
        person.GivenName = draws.One(characters).ToString() + (draws.Chance(OneCharacter) ? "" : draws.One(characters).ToString());
    }
}
