using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Anyu.Web.Hosting;

/// <summary>The style sheet, the script and the icon: embedded in the program, compressed once at start, addressed by their hash.</summary>
internal static class Assets
{
    private const string Prefix = "assets/";
    private static readonly FrozenDictionary<string, Asset> All = Load();

    /// <summary>The address of an asset; a changed file has another address, so browsers may keep it for ever.</summary>
    public static string Address(string name) => $"/assets/{name}?v={All[name].Tag}";

    /// <summary>Serves them.</summary>
    public static void MapAssets(this IEndpointRouteBuilder app) => app.MapGet("/assets/{name}", static (string name, HttpContext context) =>
    {
        if (!All.TryGetValue(name, out var asset))
        {
            ProblemAnswer.Stop(context, StatusCodes.Status404NotFound, WebProblems.NoSuchPage(context.Request.Path));
            return Task.CompletedTask;
        }

        var brotli = context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal);
        context.Response.ContentType = asset.ContentType;
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        context.Response.Headers.Vary = "Accept-Encoding";
        if (brotli)
        {
            context.Response.Headers.ContentEncoding = "br";
        }

        return context.Response.Body.WriteAsync(brotli ? asset.Brotli : asset.Bytes, context.RequestAborted).AsTask();
    }).ExcludeFromDescription();

    private static FrozenDictionary<string, Asset> Load()
    {
        var assembly = typeof(Assets).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal))
            .ToFrozenDictionary(n => n[Prefix.Length..], n => Read(assembly.GetManifestResourceStream(n)!, n), StringComparer.Ordinal);
    }

    private static Asset Read(Stream stream, string name)
    {
        using var buffer = new MemoryStream();
        using (stream)
        {
            stream.CopyTo(buffer);
        }

        var bytes = buffer.ToArray();
        return new Asset(bytes, Compress(bytes), Convert.ToHexStringLower(SHA256.HashData(bytes))[..10], Path.GetExtension(name) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            _ => "image/svg+xml",
        });
    }

    private static byte[] Compress(byte[] bytes)
    {
        using var buffer = new MemoryStream();
        using (var brotli = new BrotliStream(buffer, CompressionLevel.SmallestSize))
        {
            brotli.Write(bytes);
        }

        return buffer.ToArray();
    }

    private sealed record Asset(byte[] Bytes, byte[] Brotli, string Tag, string ContentType);
}
