using Anyu.Store;

namespace Anyu.Exchange;

/// <summary>How this installation reaches a system.</summary>
/// <param name="Address">Where events are posted.</param>
/// <param name="Keys">The keys with which the system signs; null while they cannot be had.</param>
public sealed record AgencyLink(Uri Address, Func<CancellationToken, Task<PublicKeys?>> Keys);
