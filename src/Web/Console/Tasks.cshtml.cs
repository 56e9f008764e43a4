using Anyu.Access;
using Anyu.Web.Cases;
using Anyu.Web.SignIn;

namespace Anyu.Web.Institutions;

/// <summary>The tasks of an institution, such as the certificates that a hospital issues.</summary>
[Needs(Face.Console, "case.read")]
internal sealed class InstitutionTasksPage : QueuePage
{
    protected override string Root => "/console";
}
