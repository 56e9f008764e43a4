using Anyu.Access;
using Anyu.Web.Cases;
using Anyu.Web.SignIn;

namespace Anyu.Web.Workbench;

/// <summary>The tasks of an office.</summary>
[Needs(Face.Workbench, "case.read")]
internal sealed class TasksPage : QueuePage
{
    protected override string Root => "/workbench";
}
