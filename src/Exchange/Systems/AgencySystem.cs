using Anyu.Kernel;

namespace Anyu.Exchange;

/// <summary>The system of an agency that takes orders and answers them.</summary>
/// <param name="Id">Its id; part of its queue's and its events' names.</param>
/// <param name="Kind">The kind of agency whose system it is, such as <c>police</c>.</param>
/// <param name="Place">For which place and all inside it.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Patience">How long an answer to one request is waited for, 1 s to 60 s.</param>
public sealed record AgencySystem(string Id, string Kind, PlaceCode Place, Bilingual Title, TimeSpan Patience)
{
    /// <summary>The source of the events that it sends.</summary>
    public string Source => $"urn:anyu:agency:{Id}";
}
