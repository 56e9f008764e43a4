using System.Text;
using QRCoder;

namespace Anyu.Web.Cases;

/// <summary>Writes a text as a QR code (ISO/IEC 18004) in SVG, with the lowest error correction: what it carries is checked by its own proof.</summary>
internal static class QrCode
{
    /// <summary>The most bytes of a text, version 40 at level L.</summary>
    public const int MostBytes = 2_953;

    /// <summary>Writes it; nothing when the text is longer than a code can hold.</summary>
    public static void Write(Html html, string text, Bilingual label)
    {
        if (Encoding.UTF8.GetByteCount(text) > MostBytes)
        {
            return;
        }

        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.L);
        var rows = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows[y].Count; x++)
            {
                if (rows[y][x])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
                }
            }
        }

        html.Add($"""<svg class="qr" viewBox="0 0 {rows.Count} {rows.Count}" role="img" aria-label="{label}" shape-rendering="crispEdges"><path d="{path.ToString()}"/></svg>""");
    }
}
