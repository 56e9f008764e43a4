using Anyu.Access;
using Anyu.Casework;
using Anyu.Web.Cases;
using Anyu.Web.SignIn;

namespace Anyu.Web.Institutions;

/// <summary>An institution reports, such as a birth.</summary>
[Needs(Face.Console, "birth.report")]
internal sealed class ReportPage : FormPage
{
    protected override ServiceAudience For => ServiceAudience.Institution;

    protected override string Root => "/console/report";

    protected override string Home => "/console";

    protected override string Door => Root;

    protected override string After(SubmittedCase sent) => $"/console/cases/{sent.Id:D}";
}
