using System.Collections.Immutable;
using System.Text;

namespace Anyu.Register;

/// <summary>The keys by which a name is found.</summary>
/// <param name="Plain">The name as searches compare it.</param>
/// <param name="Pinyin">Its usual reading in small letters without spaces; <c>v</c> for ü.</param>
/// <param name="Initials">The first letters of the syllables, capital.</param>
/// <param name="Others">Other readings, their initials, and the parts of a name with dots.</param>
internal sealed record NameKeySet(string Plain, string Pinyin, string Initials, ImmutableArray<string> Others);

/// <summary>A name typed into a search, as a key to look for.</summary>
/// <param name="Key">Characters as searches compare them, or letters of pinyin.</param>
/// <param name="IsHan">Whether it holds characters other than Latin letters.</param>
/// <param name="IsPrefix">Whether longer keys that begin with it are looked for too.</param>
/// <param name="Initials">The letters as initials; null when they cannot be.</param>
internal sealed record NameQuery(string Key, bool IsHan, bool IsPrefix, string? Initials);

/// <summary>Makes keys of names: every reading of a character with several is indexed, the surname's own first.</summary>
internal sealed class NameKeys(PinyinTable pinyin, NameForm form)
{
    private const int ReadingsAtMost = 8;
    private const int PrefixAtLeast = 3;
    private const int InitialsAtMost = 6;

    /// <summary>How names are written.</summary>
    public NameForm Form => form;

    /// <summary>The keys of a name.</summary>
    public NameKeySet Of(string name)
    {
        var (sound, initials, others) = Readings(name);
        var parts = NameForm.Parts(name);
        if (parts.Length > 1)
        {
            foreach (var part in parts)
            {
                var (partSound, _, _) = Readings(part);
                others.Add(form.Plain(part));
                others.Add(partSound);
            }
        }

        var plain = form.Plain(name);
        others.RemoveWhere(key => key.Length == 0 || key == plain || key == sound || key == initials);
        return new NameKeySet(plain, sound, initials, [.. others]);
    }

    /// <summary>The usual reading of a name.</summary>
    public string Sound(string name) => Readings(name).Sound;

    /// <summary>What a search text looks for; null when it holds no letter.</summary>
    public NameQuery? Query(string typed)
    {
        var plain = form.Plain(typed);
        if (plain.EnumerateRunes().Any(character => !IsLatin(character) && Rune.IsLetter(character)))
        {
            return new NameQuery(plain, IsHan: true, plain.EnumerateRunes().Skip(1).Any(), Initials: null);
        }

        var letters = Letters(plain);
        return letters.Length == 0 ? null : new NameQuery(
            letters, IsHan: false, letters.Length >= PrefixAtLeast, letters.Length <= InitialsAtMost ? letters.ToUpperInvariant() : null);
    }

    private static bool IsLatin(Rune character) => character.Value < 0x250;

    /// <summary>Letters without tones; ü, u: and the yu of lyu and nyu as v.</summary>
    private static string Letters(string typed)
    {
        var letters = new StringBuilder();
        foreach (var character in typed.Replace("u:", "v", StringComparison.Ordinal))
        {
            var letter = Toneless(character);
            if (char.IsAsciiLetterLower(letter))
            {
                letters.Append(letter);
            }
        }

        return letters.ToString().Replace("lyu", "lv", StringComparison.Ordinal).Replace("nyu", "nv", StringComparison.Ordinal);
    }

    private static char Toneless(char character) => character switch
    {
        'ā' or 'á' or 'ǎ' or 'à' => 'a',
        'ē' or 'é' or 'ě' or 'è' => 'e',
        'ī' or 'í' or 'ǐ' or 'ì' => 'i',
        'ō' or 'ó' or 'ǒ' or 'ò' => 'o',
        'ū' or 'ú' or 'ǔ' or 'ù' => 'u',
        'ü' or 'ǖ' or 'ǘ' or 'ǚ' or 'ǜ' => 'v',
        _ => character,
    };

    private (string Sound, string Initials, HashSet<string> Others) Readings(string name)
    {
        var characters = name.EnumerateRunes().Select(form.Standard).Where(character => Rune.IsLetterOrDigit(character)).ToArray();
        var surname = pinyin.SurnameOf(characters);
        var choices = new List<(string Sound, string Initials)> { (surname?.Reading ?? "", Initials(characters, surname)) };
        if (surname is { Length: 1 } && pinyin.Of(characters[0]) is { Length: > 1 } usual)
        {
            choices.AddRange(usual.Where(reading => reading != surname.Value.Reading).Select(reading => (reading, reading[..1].ToUpperInvariant())));
        }

        for (var i = surname?.Length ?? 0; i < characters.Length; i++)
        {
            choices = Extend(choices, characters, i);
        }

        var others = choices.Skip(1).SelectMany(choice => new[] { choice.Sound, choice.Initials }).ToHashSet(StringComparer.Ordinal);
        return (choices[0].Sound, choices[0].Initials, others);
    }

    /// <summary>Each choice with each reading of the next character; the usual one stays first.</summary>
    private List<(string Sound, string Initials)> Extend(List<(string Sound, string Initials)> choices, Rune[] characters, int at)
    {
        var character = characters[at];
        var known = IsLatin(character) ? [Rune.ToLowerInvariant(character).ToString()] : pinyin.Of(character);
        if (known.IsEmpty)
        {
            return choices;
        }

        var begins = !IsLatin(character) || at == 0 || !IsLatin(characters[at - 1]);
        if (known.Length == 1)
        {
            return choices.ConvertAll(choice => Longer(choice, known[0], begins));
        }

        return [.. known.SelectMany(reading => choices.Select(choice => Longer(choice, reading, begins))).Take(ReadingsAtMost)];
    }

    private static (string Sound, string Initials) Longer((string Sound, string Initials) choice, string reading, bool begins) =>
        (choice.Sound + reading, begins ? choice.Initials + reading[..1].ToUpperInvariant() : choice.Initials);

    /// <summary>The initials of a surname: of two characters, both.</summary>
    private string Initials(Rune[] characters, (int Length, string Reading)? surname) => surname switch
    {
        null => "",
        { Length: 1 } one => one.Reading[..1].ToUpperInvariant(),
        { } two => two.Reading[..1].ToUpperInvariant() + (pinyin.Of(characters[1]) is [var second, ..] ? second[..1].ToUpperInvariant() : ""),
    };
}
