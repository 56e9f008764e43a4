using System.Collections.Immutable;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Casework;

/// <summary>Something in use that a prohibition forbids.</summary>
/// <param name="Title">The service or the agreement.</param>
/// <param name="Version">The version of the service under which cases still run; null for what is in force and for agreements.</param>
/// <param name="Problem">What is forbidden, on which sentence.</param>
public sealed record ComplianceFinding(Bilingual Title, long? Version, Problem Problem);

/// <summary>What is in use, held against the prohibitions.</summary>
/// <param name="Services">How many services in force were read.</param>
/// <param name="Fields">How many fields their forms ask for.</param>
/// <param name="Earlier">How many earlier versions were read because cases still run under them.</param>
/// <param name="Agreements">How many sharing agreements were read.</param>
/// <param name="Findings">What is forbidden; empty where nothing is.</param>
public sealed record ComplianceReport(int Services, int Fields, int Earlier, int Agreements, ImmutableArray<ComplianceFinding> Findings);

/// <summary>
/// Holds every form, step and agreement in use against the prohibitions of today. What is in force was checked when it was loaded; a version that was
/// published before a prohibition came, and under which cases still run, was not.
/// </summary>
public static class ComplianceScan
{
    /// <summary>Does it; nothing is stored, and no case is opened.</summary>
    public static async Task<ComplianceReport> Run(ServiceShelf shelf, UnitOfWork unit)
    {
        var findings = ImmutableArray.CreateBuilder<ComplianceFinding>();
        findings.AddRange(shelf.Services.Values.SelectMany(service => Of(shelf, service, null)));
        var earlier = (await Versions.Running(unit)).Where(version => shelf.Services.GetValueOrDefault(version.Service)?.Hash != version.Hash).ToList();
        foreach (var version in earlier)
        {
            if (await Versions.Read(unit, shelf.Book, version.Service, version.Hash) is { } service)
            {
                findings.AddRange(Of(shelf, service, version.Version));
            }
        }

        findings.AddRange(
            from share in shelf.Sharing.Shares
            from rule in shelf.Prohibitions
            let forbidden = share.Facts.FirstOrDefault(fact => rule.Forbids(share.Purpose, fact))
            where forbidden is not null
            select new ComplianceFinding(share.Title, null, CaseProblems.PurposeForbidden(shelf.Sharing.PurposeOf(share.Purpose)!.Title, rule)));
        return new ComplianceReport(shelf.Services.Count, shelf.Services.Values.Sum(service => service.Form.Fields.Count()), earlier.Count, shelf.Sharing.Shares.Length, findings.ToImmutable());
    }

    private static IEnumerable<ComplianceFinding> Of(ServiceShelf shelf, ServiceDefinition service, long? version) =>
        ModelCheck.Prohibitions(service, shelf.Prohibitions).Select(problem => new ComplianceFinding(service.Title, version, problem));
}
