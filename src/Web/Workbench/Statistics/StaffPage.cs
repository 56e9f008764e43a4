using Anyu.Access;
using Anyu.Indicators;
using Anyu.Web.Indicators;
using Anyu.Web.SignIn;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Anyu.Web.Workbench;

/// <summary>What the pages of statistics behind the sign-in share: all counts, of the actor's own places; a place elsewhere and one that does not exist are one answer.</summary>
internal abstract class StaffPage(IndicatorShelf shelf) : SignedInPage
{
    private ShelfView? view;

    /// <summary>The definitions and counts as they were when the request came.</summary>
    protected ShelfView Shelf => view!;

    /// <summary>The definitions; empty pages say why where they cannot be read.</summary>
    protected IndicatorCatalogue? Catalogue => Shelf.Catalogue;

    /// <summary>All counts, nothing withheld.</summary>
    protected IndicatorEngine? Staff => Shelf.Engine is { } engine ? new IndicatorEngine(new Release(engine.Release.Book, Audience.AuthorisedStaff)) : null;

    /// <inheritdoc/>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        view = await shelf.Now(HttpContext.RequestAborted);
        await base.OnPageHandlerExecutionAsync(context, next);
    }

    /// <summary>The places with counts that the actor answers for.</summary>
    protected IEnumerable<Place> Own => Shelf.Places.Where(p => Actor.Scope.Contains(p.Code));

    /// <summary>The place, where it has counts and lies inside the scope; else null.</summary>
    protected Place? Find(string code) =>
        PlaceCode.TryParse(code, out var place, out _) && Actor.Scope.Contains(place) && Shelf.Engine?.Release.Book.Places.Contains(place) == true ? Shelf.Law.Places.Nearest(place) : null;

    /// <summary>Names the page and brings the style sheet of tables and charts.</summary>
    protected void Head(string section, Bilingual title, Bilingual? lead = null)
    {
        Body.Add($"""<link rel="stylesheet" href="{Assets.Address("indicators.css")}">""");
        Begin(section, title, lead);
        if (Shelf.Engine is null)
        {
            foreach (var problem in Shelf.Problems)
            {
                ProblemWriter.Panel(Body, problem);
            }
        }
        else if (Shelf.Engine.Release.Book.Sets.Any(s => s.Synthetic))
        {
            ValueWriter.Synthetic(Body);
        }
    }

    /// <summary>Keeps in the evidence that counts were seen which the public does not see.</summary>
    protected Task Note(PlaceCode place, string subject) => Write(unit =>
    {
        unit.Record(Actor.Entry(PlaceRange.Full(place), "indicator.count.read", subject));
        return Task.CompletedTask;
    });
}
