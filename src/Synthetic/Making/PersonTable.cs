using System.Globalization;
using System.Text;
using Anyu.Kernel;

namespace Anyu.Synthetic;

/// <summary>Writes persons as a table that the register's import understands: the way in which a real county is filled too.</summary>
internal static class PersonTable
{
    private const int DaysWithoutNumber = 60;

    /// <summary>Headings and rows. Kin are named by number, a marriage in the wife's row; who is some weeks old has no number yet.</summary>
    public static void Write(string path, IEnumerable<Resident> persons, DateOnly on)
    {
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16) { NewLine = "\n" };
        file.WriteLine("name,sex,birth date,identity number,phone,ethnicity,residence,hukou,mother's number,father's number,spouse's number,marriage date");
        foreach (var person in persons)
        {
            var wife = person.Sex == RegisteredSex.Female && person.Spouse is not null;
            var number = person.Born.AddDays(DaysWithoutNumber) > on ? "" : person.IdentityNumber;
            file.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{person.Name},{(int)person.Sex},{person.Born:yyyy-MM-dd},{number},{person.Phone},01,{person.Residence},{person.Hukou},{person.Mother?.IdentityNumber},{person.Father?.IdentityNumber},{(wife ? person.Spouse!.IdentityNumber : "")},{(wife ? person.MarriedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "")}"));
        }
    }
}
