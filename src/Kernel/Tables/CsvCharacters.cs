using System.Text;

namespace Anyu.Kernel;

/// <summary>The characters of a text, read in blocks.</summary>
internal sealed class CsvCharacters
{
    private readonly TextReader text;
    private readonly char[] block = new char[1 << 14];
    private int at;
    private int length;

    public CsvCharacters(TextReader text)
    {
        this.text = text;
        Fill();
        if (Next == '\uFEFF')
        {
            Step();
        }
    }

    /// <summary>Whether the decoder refused the bytes.</summary>
    public bool IsFault { get; private set; }

    /// <summary>Whether a character stood in the text that no table has.</summary>
    public bool SawNul { get; private set; }

    /// <summary>Whether nothing is left to report.</summary>
    public bool AtEnd => at >= length && !IsFault;

    /// <summary>The next character, -1 at the end.</summary>
    public int Next => at < length ? block[at] : -1;

    /// <summary>Goes on by one character.</summary>
    public void Step()
    {
        SawNul |= at < length && block[at] == '\0';
        at++;
        if (at >= length)
        {
            Fill();
        }
    }

    /// <summary>What stands up to the next comma or line end, after a beginning that was already read.</summary>
    public string Plain(string beginning)
    {
        StringBuilder? longer = beginning.Length > 0 ? new(beginning) : null;
        while (true)
        {
            var rest = block.AsSpan(at, length - at);
            var end = rest.IndexOfAny(',', '\r', '\n');
            var piece = end < 0 ? rest : rest[..end];
            SawNul |= piece.Contains('\0');
            if (end >= 0 && longer is null)
            {
                at += end;
                return piece.ToString();
            }

            longer = (longer ?? new()).Append(piece);
            at += piece.Length;
            if (end >= 0 || !Fill())
            {
                return longer.ToString();
            }
        }
    }

    private bool Fill()
    {
        at = 0;
        try
        {
            length = text.Read(block);
        }
        catch (DecoderFallbackException)
        {
            (length, IsFault) = (0, true);
        }

        return length > 0;
    }
}
