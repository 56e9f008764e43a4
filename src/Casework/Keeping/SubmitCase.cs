using System.Collections.Immutable;
using System.Security.Cryptography;
using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Casework;

/// <summary>A case that was sent.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">The number people quote.</param>
/// <param name="Matter">Its thread.</param>
/// <param name="IsNew">Whether this sending made it; a repeated sending finds it made.</param>
public sealed record SubmittedCase(Guid Id, string Number, Guid Matter, bool IsNew);

/// <summary>
/// Sends an application. The sender makes the case's id, so that sending it again finds it done; the facts named in the definition's <c>same-by</c>
/// are its identity, so that of any number of senders of the same thing one makes the case and the others are told so.
/// </summary>
/// <param name="Id">The case's id, made by the sender.</param>
/// <param name="Service">The service.</param>
/// <param name="Facts">What is stated.</param>
/// <param name="Matter">The thread it belongs to; null opens one.</param>
public sealed record SubmitCase(Guid Id, string Service, ImmutableSortedDictionary<string, string> Facts, Guid? Matter = null)
{
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Does it, in a unit of work that may write more.</summary>
    /// <returns>The case, or why not: <c>ACC-0001</c>, <c>CASE-0201</c> to <c>CASE-0209</c>, <c>CASE-0301</c>. Nothing is stored then.</returns>
    public async Task<Result<SubmittedCase>> Run(CaseDesk desk, UnitOfWork unit, Actor actor)
    {
        if (Refusal(desk, actor) is { } refused)
        {
            return Fail(unit, refused);
        }

        var service = desk.Shelf.Services[Service];
        var party = Party.Applicant(CaseDesk.HandOf(actor));
        if (await CaseFile.Open(desk, unit, Id) is { } sent)
        {
            return sent.Row.Applicant == party.Hand.Id ? Result<SubmittedCase>.Success(new(Id, sent.Row.Number, sent.Row.Matter, IsNew: false)) : Fail(unit, CaseProblems.NoSuchCase());
        }

        if (Matter is { } named && await CaseFile.Matter(unit, named) is { } other && !(await OwnKeys.Of(unit, actor)).Contains(other.Applicant, StringComparer.Ordinal))
        {
            return Fail(unit, CaseProblems.NoSuchCase());
        }

        var today = CaseDesk.DayOf(unit.Now);
        var decision = CaseEngine.Decide(service, null, new Submit(party, Id, NumberOf(Id, today), Facts), today, desk.Shelf.Calendar);
        return decision.Problems.IsEmpty ? await Store(desk, unit, actor, service, decision) : Fail(unit, [.. decision.Problems]);
    }

    private async Task<Result<SubmittedCase>> Store(CaseDesk desk, UnitOfWork unit, Actor actor, ServiceDefinition service, CaseDecision decision)
    {
        var (state, matter) = (decision.State!, Matter ?? Id);
        var same = CaseFile.SameKey(desk, service, state.Facts);
        var there = same is null ? null : await CaseFile.Same(unit, service.Id, same.Value.ToFind);
        if (there is null && await CaseFile.Add(unit, state, matter, service.Title, same?.Key))
        {
            await CaseFile.Store(desk, unit, actor, matter, service, null, decision);
            return Result<SubmittedCase>.Success(new SubmittedCase(Id, state.Number, matter, IsNew: true));
        }

        there ??= same is null ? null : await CaseFile.Same(unit, service.Id, same.Value.ToFind);
        return Fail(unit, there is not null && there.Applicant == state.Applicant.Id ? CaseProblems.AlreadySubmitted(there.Number) : CaseProblems.SubmittedByAnother());
    }

    private Problem? Refusal(CaseDesk desk, Actor actor) =>
        !desk.Shelf.Services.TryGetValue(Service, out var service) || service.Audience == ServiceAudience.Program ? CaseProblems.NoSuchService(Service)
        : actor.Need(service.Audience switch
        {
            ServiceAudience.Citizen => CaseworkPermissions.Apply,
            ServiceAudience.Institution => CaseworkPermissions.Report,
            _ => CaseworkPermissions.Accept,
        });

    /// <summary>The day and ten characters of the id's digest, without letters that look like digits (Crockford's base 32).</summary>
    internal static string NumberOf(Guid id, DateOnly today)
    {
        var digest = SHA256.HashData(id.ToByteArray(bigEndian: true));
        var text = string.Create(10, digest, (span, bytes) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = Letters[bytes[i] & 31];
            }
        });
        return FormattableString.Invariant($"{today:yyyyMMdd}-{text[..5]}-{text[5..]}");
    }

    private static Result<SubmittedCase> Fail(UnitOfWork unit, params ImmutableArray<Problem> problems)
    {
        unit.Abandon();
        return Result<SubmittedCase>.Failure(problems);
    }
}
