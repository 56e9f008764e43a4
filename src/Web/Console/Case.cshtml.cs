using Anyu.Access;
using Anyu.Web.Cases;
using Anyu.Web.SignIn;

namespace Anyu.Web.Institutions;

/// <summary>One case at an institution.</summary>
[Needs(Face.Console, "case.read")]
internal sealed class InstitutionCasePage : CasePage
{
    protected override string Root => "/console";
}
