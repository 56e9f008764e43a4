using Anyu.Access;
using Anyu.Web.Cases;
using Anyu.Web.SignIn;

namespace Anyu.Web.Workbench;

/// <summary>One case in an office.</summary>
[Needs(Face.Workbench, "case.read")]
internal sealed class WorkbenchCasePage : CasePage
{
    protected override string Root => "/workbench";
}
