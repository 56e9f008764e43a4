using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Anyu.Law;

namespace Anyu.Batch;

/// <summary>What is to be decided for which families.</summary>
/// <param name="Book">The lawbook.</param>
/// <param name="Population">The families.</param>
/// <param name="Request">What is asked.</param>
public sealed record BatchOrder(Lawbook Book, IPopulation Population, BatchRequest Request)
{
    private const int IdDigits = 16;

    /// <summary>Threads, 1 to 64. Results do not depend on them.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Whether each answer and each family affected is written too, not only totals.</summary>
    public bool WithRows { get; init; }

    /// <summary>What tells this run from another: the same order gives the same results.</summary>
    public string Id => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"{Population.Fingerprint}\n{Book.Hash}\n{Receipt.Engine}\n{string.Join(',', Request.On.Select(d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))}\n{Request.Place}\n{string.Join(',', Request.Settings.Select(s => $"{s.Key}={s.Value}"))}\n{string.Join(',', Request.Benefits)}\n{WithRows}"))))[..IdDigits];
}

/// <summary>How far a run has come.</summary>
/// <param name="Families">Families decided, those of finished parts found in the folder included.</param>
/// <param name="Of">All families.</param>
/// <param name="Found">Families of the finished parts that were found.</param>
public readonly record struct BatchProgress(long Families, long Of, long Found);
