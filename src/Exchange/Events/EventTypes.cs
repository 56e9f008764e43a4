using System.Collections.Immutable;

namespace Anyu.Exchange;

/// <summary>The types of events between this installation and agencies' systems.</summary>
public static class EventTypes
{
    /// <summary>Do your part. The data are <see cref="OrderData"/>.</summary>
    public const string Asked = "cn.anyu.order.asked";

    /// <summary>The part is no longer wanted. No data.</summary>
    public const string Recalled = "cn.anyu.order.recalled";

    /// <summary>The agency has the order. No data.</summary>
    public const string Received = "cn.anyu.order.received";

    /// <summary>The agency did its part. The data are <see cref="AnswerData"/> with values.</summary>
    public const string Done = "cn.anyu.order.done";

    /// <summary>The agency refuses. The data are <see cref="AnswerData"/> with a ground.</summary>
    public const string Refused = "cn.anyu.order.refused";

    /// <summary>退回补正: the applicant has to correct something first. The data are <see cref="AnswerData"/> with a text.</summary>
    public const string Returned = "cn.anyu.order.returned";

    /// <summary>The agency reports a record of a person without being asked. Its subject is the agreement of the sharing catalogue, its time the day; the data are <see cref="AnswerData"/> with values.</summary>
    public const string Reported = "cn.anyu.record.reported";

    /// <summary>What an agency may answer to an order.</summary>
    public static ImmutableArray<string> Answers { get; } = [Received, Done, Refused, Returned];
}
