using System.Runtime.CompilerServices;
using Anyu.Casework;
using Anyu.Exchange;
using Anyu.Web.Cases;

namespace Anyu.Web.Exchange;

/// <summary>The exchange of an open installation.</summary>
/// <param name="Desk">The systems, how they are reached, the keys.</param>
/// <param name="Delivery">Sends to them.</param>
internal sealed record OpenExchange(ExchangeDesk Desk, Delivery Delivery);

/// <summary>Makes the exchange of an installation, once. What is wrong with its tables or settings is said as the installation opens.</summary>
internal sealed class ExchangeOffice(ExchangeLinks links, Clerking clerking, TimeProvider clock) : IDisposable
{
    private readonly ConditionalWeakTable<OpenInstallation, Lazy<Result<OpenExchange>>> made = [];

    private readonly HttpMessageInvoker http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        MaxResponseDrainSize = 0,
        MaxResponseHeadersLength = 16,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        UseCookies = false,
    });

    /// <summary>The exchange.</summary>
    /// <exception cref="InvalidOperationException">Its tables or settings cannot be read.</exception>
    public OpenExchange Of(OpenInstallation open) => Find(open).Value ?? throw new InvalidOperationException("The exchange's tables or settings cannot be read.");

    /// <summary>The exchange, or what is wrong with its tables or settings.</summary>
    public Result<OpenExchange> Find(OpenInstallation open) => made.GetValue(open, o => new Lazy<Result<OpenExchange>>(() => Make(o))).Value;

    public void Dispose() => http.Dispose();

    private Result<OpenExchange> Make(OpenInstallation open)
    {
        var read = links.Read();
        if (read.Value is not { } found)
        {
            return Result<OpenExchange>.Failure(read.Problems);
        }

        var desk = new ExchangeDesk(found.Systems, found.Links, open.Keys);
        return Result<OpenExchange>.Success(new OpenExchange(desk, new Delivery(desk, open.Database, http, (unit, sent) => AgencyOrders.DataOf(Cases(open), unit, sent), clock)));
    }

    private CaseDesk Cases(OpenInstallation open) => clerking.Of(open).Value?.Cases ?? throw new InvalidOperationException("The definitions cannot be read.");
}
