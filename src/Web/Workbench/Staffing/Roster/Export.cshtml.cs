using System.Text;
using Anyu.Access;
using Anyu.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Workbench;

/// <summary>The roster of a place as CSV: filled in, it can be sent back.</summary>
[Needs(Face.Workbench, "access.roster.read")]
internal sealed class RosterExportPage : SignedInPage
{
    public async Task<IActionResult> OnGet(string? place)
    {
        var within = place is null ? Actor.Scope : PlaceCode.TryParse(place, out var code, out _) ? PlaceRange.Of(code) : PlaceRange.Nowhere;
        var text = await Write(unit => new ExportRoster(within).Run(unit, Actor, Installation.Roster, Library.Book.Places));
        return text.Value is { } rows ? File([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(rows)], "text/csv; charset=utf-8", "roster.csv") : NotHere();
    }
}
