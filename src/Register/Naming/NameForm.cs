using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Anyu.Kernel;

namespace Anyu.Register;

/// <summary>
/// How names are written and compared. A name is kept as 规范汉字 with the middle dot U+00B7 between the parts of minority names; searches see variants
/// of a character (traditional, variant forms) as the character, and neither dots nor spaces.
/// </summary>
internal sealed class NameForm
{
    /// <summary>Characters of a name.</summary>
    public const int LongestName = 50;

    private const char Dot = '·';
    private const string OtherDots = "\u2022\u30FB\uFF0E\u2027\u2219\u22C5\uFF65\u0387";

    private readonly FrozenDictionary<Rune, Rune> standard;
    private readonly FrozenDictionary<Rune, Rune> official;

    private NameForm(Dictionary<Rune, Rune> standard, Dictionary<Rune, Rune> official) =>
        (this.standard, this.official) = (standard.ToFrozenDictionary(), official.ToFrozenDictionary());

    /// <summary>Reads the table of variants and the table of private code points.</summary>
    public static NameForm Of(IEnumerable<TableRow> variants, IEnumerable<TableRow> privateUse) => new(
        variants.SelectMany(row => row[1].EnumerateRunes().Select(variant => (variant, row[0].EnumerateRunes().First()))).ToDictionary(pair => pair.variant, pair => pair.Item2),
        privateUse.ToDictionary(row => CodePoint(row[0]), row => CodePoint(row[1])));

    /// <summary>The name as it is kept, or why it is no name: <c>REG-0001</c>, <c>REG-0002</c>.</summary>
    public (string Name, Problem? Problem) Keep(string written)
    {
        var name = new StringBuilder();
        foreach (var character in written.Trim().EnumerateRunes())
        {
            var known = official.TryGetValue(character, out var instead) ? instead : character;
            if (Rune.GetUnicodeCategory(known) is UnicodeCategory.PrivateUse or UnicodeCategory.Control or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Format)
            {
                return ("", RegisterProblems.NameCharacter(known));
            }

            name.Append(Half(known));
        }

        var kept = name.ToString();
        var length = kept.EnumerateRunes().Count();
        return length is 0 or > LongestName || !kept.EnumerateRunes().Any(Rune.IsLetter) ? ("", RegisterProblems.NameLength(length)) : (kept, null);
    }

    /// <summary>The name as searches compare it.</summary>
    public string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var character in name.EnumerateRunes().Select(Half))
        {
            if (character.Value != Dot && !Rune.IsWhiteSpace(character))
            {
                plain.Append(Rune.ToLowerInvariant(Standard(character)));
            }
        }

        return plain.ToString();
    }

    /// <summary>The parts between dots; the name itself when it has none.</summary>
    public static string[] Parts(string name) => name.Split(Dot, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The character that a variant stands for.</summary>
    public Rune Standard(Rune character) => standard.TryGetValue(character, out var known) ? known : character;

    /// <summary>Full-width letters become half-width, every dot the one dot.</summary>
    private static Rune Half(Rune character) => character.Value switch
    {
        >= 0xFF21 and <= 0xFF5A => new Rune(character.Value - 0xFEE0),
        0x3000 => new Rune(' '),
        var value when value <= char.MaxValue && OtherDots.Contains((char)value, StringComparison.Ordinal) => new Rune(Dot),
        _ => character,
    };

    private static Rune CodePoint(string text) => new(int.Parse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
}
