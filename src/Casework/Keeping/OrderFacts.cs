using System.Collections.Immutable;
using Anyu.Access;
using Anyu.Store;

namespace Anyu.Casework;

/// <summary>
/// What another agency is given for its part: the facts that the step's definition names under <c>sends</c>, and no others. Read when the order is sent, so that
/// no queue holds personal data; each reading is recorded.
/// </summary>
public static class OrderFacts
{
    /// <summary>The facts of an order; null when the order is no longer the step's own, or the step was settled otherwise.</summary>
    public static async Task<ImmutableSortedDictionary<string, string>?> Read(CaseDesk desk, UnitOfWork unit, Actor actor, AgencyOrder order)
    {
        if (await CaseFile.Open(desk, unit, order.Case) is not { } open || open.Service.Step(order.Step) is not { } step || open.State.Steps.GetValueOrDefault(order.Step) is not { } own
            || order.Order != CaseEngine.OrderOf(order.Case, order.Step, own.Attempt)
            || own.Status != StepStatus.Open)
        {
            return null;
        }

        unit.Record(actor.Entry(open.Row.PlaceCode, "case.order-read", order.Case.ToString("D"), order.Order));
        return step.Sends.Where(f => open.State.Facts[f] is not null).ToImmutableSortedDictionary(f => f, f => open.State.Facts[f]!, StringComparer.Ordinal);
    }
}
