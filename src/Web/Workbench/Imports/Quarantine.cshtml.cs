using System.Text;
using Anyu.Access;
using Anyu.Register;
using Anyu.Web.Cases;
using Anyu.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Workbench;

/// <summary>The rows of an import that were not taken, as a file to mend and send again.</summary>
[Needs(Face.Workbench, "register.import")]
internal sealed class QuarantinePage : SignedInPage
{
    public async Task<IActionResult> OnGet(Guid id, int part = 1)
    {
        var register = HttpContext.RequestServices.GetRequiredService<Clerking>().Desks.Register;
        var read = await Write(unit => ReadQuarantine.Run(register, unit, Actor, id, part));
        return read.Value is { } text ? File([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)], "text/csv; charset=utf-8", string.Create(CultureInfo.InvariantCulture, $"quarantine-{part}.csv")) : NotHere();
    }
}
