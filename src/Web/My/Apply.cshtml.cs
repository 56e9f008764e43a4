using Anyu.Access;
using Anyu.Casework;
using Anyu.Web.Cases;
using Anyu.Web.SignIn;

namespace Anyu.Web.My;

/// <summary>A citizen applies.</summary>
[Needs(Face.Portal, "own.matter.write")]
internal sealed class ApplyPage : FormPage
{
    protected override ServiceAudience For => ServiceAudience.Citizen;

    protected override string Root => "/my/apply";

    protected override string Home => "/my";

    protected override string Door => Home;

    protected override string After(SubmittedCase sent) => $"/my/matters/{sent.Matter:D}?sent={sent.Number}";
}
