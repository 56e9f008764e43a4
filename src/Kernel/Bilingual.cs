namespace Anyu.Kernel;

/// <summary>The two languages of every screen and message. Chinese comes first.</summary>
public enum Language
{
    /// <summary>简体中文, the language of the law and the default.</summary>
    Zh,

    /// <summary>English.</summary>
    En,
}

/// <summary>One text in both languages.</summary>
/// <param name="Zh">The Chinese text.</param>
/// <param name="En">The English text.</param>
public readonly record struct Bilingual(string Zh, string En)
{
    /// <summary>The text in the language asked.</summary>
    public string In(Language language) => language == Language.En ? En : Zh;

    /// <inheritdoc/>
    public override string ToString() => Zh;
}
