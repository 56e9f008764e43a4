using Anyu.Access;
using Anyu.Exchange;
using Anyu.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Exchange;

/// <summary>The systems of agencies, what is on its way to them, and what they did not take, with sending it again. What events say is not shown: it is about people.</summary>
[Needs(Face.Workbench, "exchange.watch")]
internal sealed class EventsPage : SignedInPage
{
    private const string Address = "/workbench/exchange";

    private OpenExchange Exchange => HttpContext.RequestServices.GetRequiredService<ExchangeOffice>().Of(Installation);

    public async Task<IActionResult> OnGet()
    {
        Begin(Address, new("部门数据交换", "Exchange with agencies"), new("发给部门系统的协办单和它们的答复。", "Orders to agencies' systems, and their answers."));
        var (onTheWay, answered, undelivered, unanswered, refused) = await Read(async unit => (
            await DeadLetters.OnTheWay(unit, Actor),
            await Deliveries.OfSystems(unit, Actor, Exchange.Desk.Systems),
            await DeadLetters.Undelivered(Exchange.Desk, unit, Actor),
            await DeadLetters.Unanswered(unit, Actor),
            await RefusedEvents.Recent(unit)));
        Systems(onTheWay, answered);
        Undelivered(undelivered);
        Unanswered(unanswered);
        Refused(refused);
        return Page();
    }

    /// <summary>Sends one event again.</summary>
    public async Task<IActionResult> OnPost()
    {
        var problem = Guid.TryParse(Posted("event"), out var id) ? await Write(unit => DeadLetters.SendAgain(Exchange.Desk, unit, Actor, id)) : AccessProblems.NotHere();
        return problem is null ? SeeOther(Address) : problem == AccessProblems.NotHere() ? NotHere() : Stop(StatusOf(problem), problem);
    }

    private void Systems(IReadOnlyDictionary<string, long> onTheWay, IReadOnlyDictionary<string, FeedState> answered)
    {
        Body.Add($"<h2>{("系统", "Systems")}</h2>");
        var table = new StackedTable(Body, [new("系统", "System"), new("状态", "State"), new("待发", "On the way"), new("已答复", "Answered"), new("最近答复", "Last answer")]);
        table.Open(new("系统", "Systems"));
        foreach (var system in Exchange.Desk.Systems.Systems)
        {
            var state = answered.GetValueOrDefault(system.Id) ?? FeedState.Never;
            table.Row(
                html => html.Add($"""{system.Title} <span class="code">{system.Id}</span>"""),
                html => html.Add($"{StateOf(system)}"),
                html => html.Add($"{(decimal)onTheWay.GetValueOrDefault(system.Id)}"),
                html => html.Add($"{(decimal)state.Matched}/{(decimal)state.Read}"),
                html => _ = state.LastOn is { } last ? html.Add($"{last}") : html.Add($"—"));
        }

        table.Close();
    }

    private Bilingual StateOf(AgencySystem system) =>
        Exchange.Desk.LinkOf(system) is null ? new("未接通，由该部门在工作台办理", "Not connected: done by hand in its workbench")
        : Exchange.Delivery.CircuitOf(system).OpenUntil is { } until ? new($"暂停发送到 {Time(until)}", $"Left alone until {Time(until)}")
        : new("已接通", "Connected");

    private void Undelivered(IReadOnlyList<UndeliveredEvent> events)
    {
        Body.Add($"<h2>{("没有送到的", "Not delivered")}</h2>");
        Body.Add(events.Count == 0 ? new Html(View).Add($"<p>{("没有。", "None.")}</p>") : new Html(View));
        foreach (var (sent, isDead) in events)
        {
            Head(sent);
            Body.Add($"""
                <dt>{("原因", "Why")}</dt><dd>{FaultOf(sent.Fault)} <span class="code">{sent.Fault}</span></dd>
                <dt>{("状态", "State")}</dt><dd>{(isDead ? ("已放弃，等人重发", "Given up: waits to be sent again") : ("还会自动重试", "Will be tried again"))}</dd></dl>
                """);
            Again(sent);
        }
    }

    private void Unanswered(IReadOnlyList<SentEvent> events)
    {
        Body.Add($"<h2>{("送到了没有答复的", "Delivered, not answered")}</h2>");
        Body.Add(events.Count == 0 ? new Html(View).Add($"<p>{("没有。", "None.")}</p>") : new Html(View).Add($"<p>{("送到一天以上还没有结果。可以再发一次，编号不变，对方不会重复办。", "Delivered a day ago or earlier, and no result. It can be sent again under the same number; it is not done twice.")}</p>"));
        foreach (var sent in events)
        {
            Head(sent);
            Body.Add($"<dt>{("送到", "Delivered")}</dt><dd>{Time(sent.EndedAt!.Value)}</dd></dl>");
            Again(sent);
        }
    }

    private void Head(SentEvent sent)
    {
        OpenForm(Address, "panel");
        Body.Add($"""
            <dl class="pairs"><dt>{("系统", "System")}</dt><dd>{Exchange.Desk.Systems.Find(sent.System)?.Title ?? new(sent.System, sent.System)}</dd>
            <dt>{("协办单", "Order")}</dt><dd class="code">{sent.Subject}</dd>
            <dt>{("地方", "Place")}</dt><dd>{PlaceName(sent.PlaceCode)}</dd>
            <dt>{("发出", "Posted")}</dt><dd>{Time(sent.PostedAt)}</dd>
            <dt>{("试过", "Tried")}</dt><dd>{(decimal)sent.Tries}</dd>
            """);
    }

    private void Again(SentEvent sent)
    {
        if (Actor.May(ExchangePermissions.Retry))
        {
            Body.Add($"""<div class="actions"><button class="main" name="event" value="{sent.Id.ToString("D")}">{("重新发送", "Send again")}</button></div>""");
        }

        Body.Add($"</form>");
    }

    private void Refused(IReadOnlyList<RefusedEvent> events)
    {
        Body.Add($"<h2>{("拒收的", "Turned away")}</h2>");
        if (events.Count == 0)
        {
            Body.Add($"<p>{("没有。", "None.")}</p>");
            return;
        }

        var table = new StackedTable(Body, [new("自称的系统", "System named"), new("日期", "Day"), new("次数", "Times"), new("最近", "Last"), new("原因", "Why")]);
        table.Open(new("拒收的报文", "Events turned away"));
        foreach (var refused in events)
        {
            table.Row(
                html => html.Add($"{Exchange.Desk.Systems.Find(refused.System)?.Title ?? new("不认识的系统", "Not a known system")}"),
                html => html.Add($"{refused.RefusedOn}"),
                html => html.Add($"{(decimal)refused.Times}"),
                html => html.Add($"{Time(refused.LastAt)}"),
                html => html.Add($"""<span class="code">{refused.Code}</span>"""));
        }

        table.Close();
    }

    private static Bilingual FaultOf(string? fault) => fault switch
    {
        ExchangeProblems.NoAnswer => new("系统没有答复", "The system did not answer"),
        ExchangeProblems.NotNow => new("系统暂时不能接收", "The system cannot take it now"),
        ExchangeProblems.NotAccepted => new("系统不接受这份报文", "The system does not accept this event"),
        _ => new("内部故障", "An internal fault"),
    };
}
