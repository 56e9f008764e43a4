namespace Anyu.Web.Simulations;

/// <summary>A piece of a sentence.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Differs">Whether the other sentence lacks it.</param>
internal readonly record struct SentencePiece(string Text, bool Differs);

/// <summary>
/// Where two sentences differ, by whole numbers and words: 300 and 500, not the 3 and the 5. Chinese characters that are no numerals are words of their own; what little two
/// differences have between them in common is told with them.
/// </summary>
internal static class WordDifference
{
    private const string Numerals = "〇零一二两三四五六七八九十百千万亿";
    private const int LeastInCommon = 4;
    private const int MostWords = 1_500;

    /// <summary>Both sentences in pieces.</summary>
    public static (ImmutableArray<SentencePiece> Before, ImmutableArray<SentencePiece> After) Of(string before, string after)
    {
        var (old, now) = (WordsOf(before), WordsOf(after));
        var (kept, stays) = (new bool[old.Count], new bool[now.Count]);
        foreach (var (from, to, length) in Common(old, now))
        {
            kept.AsSpan(from, length).Fill(true);
            stays.AsSpan(to, length).Fill(true);
        }

        return (Pieces(old, kept), Pieces(now, stays));
    }

    /// <summary>The runs of words that both have, in order; between two differences only those worth reading.</summary>
    private static IEnumerable<(int From, int To, int Length)> Common(List<string> old, List<string> now)
    {
        var runs = new List<(int From, int To, int Length)>();
        foreach (var (from, to) in Pairs(old, now))
        {
            if (runs.Count > 0 && runs[^1] is var (f, t, length) && from == f + length && to == t + length)
            {
                runs[^1] = (f, t, length + 1);
            }
            else
            {
                runs.Add((from, to, 1));
            }
        }

        return runs.Where(r => r.Length >= LeastInCommon || (r.From == 0 && r.To == 0) || (r.From + r.Length == old.Count && r.To + r.Length == now.Count));
    }

    /// <summary>The longest common sequence; of sentences that are too long what they begin with.</summary>
    private static List<(int From, int To)> Pairs(List<string> old, List<string> now)
    {
        var pairs = new List<(int, int)>();
        if (old.Count > MostWords || now.Count > MostWords)
        {
            pairs.AddRange(old.Zip(now).TakeWhile(p => p.First == p.Second).Select((_, i) => (i, i)));
            return pairs;
        }

        var longest = new int[old.Count + 1, now.Count + 1];
        for (var i = old.Count - 1; i >= 0; i--)
        {
            for (var j = now.Count - 1; j >= 0; j--)
            {
                longest[i, j] = old[i] == now[j] ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
            }
        }

        for (var (i, j) = (0, 0); i < old.Count && j < now.Count;)
        {
            if (old[i] == now[j])
            {
                pairs.Add((i++, j++));
            }
            else if (longest[i + 1, j] >= longest[i, j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return pairs;
    }

    private static ImmutableArray<SentencePiece> Pieces(List<string> words, bool[] same)
    {
        var pieces = ImmutableArray.CreateBuilder<SentencePiece>();
        for (var at = 0; at < words.Count;)
        {
            var first = at;
            while (at < words.Count && same[at] == same[first])
            {
                at++;
            }

            pieces.Add(new SentencePiece(string.Concat(words[first..at]), !same[first]));
        }

        return pieces.ToImmutable();
    }

    private static List<string> WordsOf(string text)
    {
        var words = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var first = at++;
            while (at < text.Length && KindOf(text, first) is var kind && kind != 0 && kind == KindOf(text, at))
            {
                at++;
            }

            words.Add(text[first..at]);
        }

        return words;
    }

    /// <summary>1 for what numbers and words of letters and digits are made of, 2 for Chinese numerals, 0 for all else.</summary>
    private static int KindOf(string text, int at) =>
        char.IsAsciiLetterOrDigit(text[at]) || (text[at] is '.' or ',' && at > 0 && at + 1 < text.Length && char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1])) ? 1
        : Numerals.Contains(text[at], StringComparison.Ordinal) ? 2 : 0;
}
