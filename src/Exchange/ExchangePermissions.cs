using Anyu.Access;

namespace Anyu.Exchange;

/// <summary>What this module asks for; who has it stands in <c>content/roles</c>.</summary>
public static class ExchangePermissions
{
    /// <summary>See the catalogue and the exchange.</summary>
    public static Permission Watch { get; } = new("exchange.watch");

    /// <summary>Send events again.</summary>
    public static Permission Retry { get; } = new("exchange.retry");

    /// <summary>Keep the catalogue: requests and deliveries.</summary>
    public static Permission Write { get; } = new("exchange.catalogue.write");
}
