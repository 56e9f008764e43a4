using Anyu.Access;

namespace Anyu.Web.Workbench;

/// <summary>What stands where a record is not opened: why, and the way to ask for it.</summary>
internal static class RecordDoor
{
    /// <summary>Writes it.</summary>
    public static void Refused(Html html, Problem problem, Guid person, Actor actor)
    {
        ProblemWriter.Panel(html, problem);
        html.Add($"""<p class="actions"><a class="button" href="/workbench/grants/ask/{person.ToString("D")}/{actor.ScopeFrom}">{("申请查看，或紧急查看", "Ask to see it, or open it in an emergency")}</a></p>""");
    }
}
