using Anyu.Access;
using Anyu.Batch;
using Anyu.Feel;
using Anyu.Indicators;
using Anyu.Web.Cases;
using Anyu.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Simulations;

/// <summary>Where a simulation over the register's families is asked for, by who may read their records and for places inside the scope of the post.</summary>
[Needs(Face.Workbench, Permission)]
internal sealed class RegisterSimulatePage(ReformShelf shelf, SimulationRuns runs, Clerking clerking, TimeProvider clock) : SignedInPage
{
    /// <summary>Where it is.</summary>
    public const string Address = "/workbench/simulate";

    /// <summary>What it needs.</summary>
    public const string Permission = "register.person.read";

    private const string Health = "health";
    private static readonly ImmutableArray<int> Digits = [2, 4, 6, 9, 12];

    public void OnGet(string? with) => Show(SimulationForm.Empty(Library.Book, shelf), with is null ? null : runs.Find(with, Who.Account.Id));

    public async Task<IActionResult> OnPost()
    {
        var earlier = Posted("from") is { Length: > 0 } id ? runs.Find(id, Who.Account.Id) : null;
        var form = SimulationForm.Read(Request.Form, Library.Book, shelf, earlier, ChinaDay.Today(clock), []);
        if (form.Order is { } order && await Opened(form, order) is { } found)
        {
            var begun = runs.Begin($"account:{Who.Account.Id:N}", order with { Register = found });
            if (begun.Value is { } run)
            {
                return SeeOther($"{Address}/{run.Id}");
            }

            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            Show(form, earlier, begun.Problems[0]);
            return Page();
        }

        Response.StatusCode = StatusCodes.Status400BadRequest;
        Show(form, earlier);
        return Page();
    }

    /// <summary>Finds the families and notes in the evidence of their counties that they are read; null with the problem at its field.</summary>
    private async Task<SimulationRegister?> Opened(SimulationForm form, SimulationOrder order)
    {
        // Who has a run going would leave evidence of reading for nothing.
        if (runs.GoingOf($"account:{Who.Account.Id:N}") is not null)
        {
            form.With("place", SimulationProblems.OneAtATime());
            return null;
        }

        var opened = await RegisterPopulation.Open(Installation.Database, clerking.Desks.Cases, Actor with { Purpose = Purpose.Duty("simulate") }, order.Place ?? PlaceCode.Nation);
        if (opened.Value is null)
        {
            form.With("place", opened.Problems[0]);
            return null;
        }

        return new SimulationRegister(opened.Value, Who.Account.Id, DisclosureRule.Threshold(Actor.AgencyKind == Health ? Audience.HealthAdministration : Audience.Public));
    }

    private void Show(SimulationForm form, SimulationRun? earlier, Problem? refused = null)
    {
        var places = Places();
        Body.Add(SimulationWriter.Styles(View));
        ProblemWriter.Summary(Body, [.. form.Problems.Select(p => (p.Problem, (string?)SimulationWriter.FocusOf(p.Field, shelf, places[0].Code)))]);
        Begin(Address, SimulationWriter.Title, SimulationWriter.Lead);
        if (refused is not null)
        {
            ProblemWriter.Panel(Body, refused);
        }

        SimulationWriter.Going(Body, runs.GoingOf($"account:{Who.Account.Id:N}"), Address);
        Body.Add($"""
            <p class="panel"><strong>{RegisterPopulationWords.Named}</strong> {("算的是您负责的地方登记的全部家庭，不显示任何一户；读过这些家庭会记入证据日志。", "All families of your places are decided and none of them is shown; that they were read is noted in the evidence log.")} {RegisterPopulationWords.Examples}</p>
            <p class="small">{SimulationWriter.Keeping} <a href="/simulate">{("合成的家庭和预测的家庭", "Synthetic families and those of a forecast")}</a></p>
            """);
        new FormWriter(Body, Library.Book, shelf, form, ChinaDay.Today(clock)) { Address = Address, Token = Token, Registered = places }.Write(earlier);
    }

    /// <summary>The place of the post and, inside it, those with documents of their own.</summary>
    private ImmutableArray<CodeItem> Places()
    {
        var own = Digits.Select(d => Actor.Scope.From[..d]).FirstOrDefault(code => PlaceCode.TryParse(code, out var place, out _) && PlaceRange.Of(place) == Actor.Scope) ?? "";
        return
        [
            own.Length > 0 ? new CodeItem(own, PlaceName(own)) : new CodeItem("", new("您负责的全部地方", "All of your places")),
            .. new Portal.Check.PlaceFinder(Library.Book).WithDocuments().Where(p => p.Code != own && Actor.Scope.Contains(PlaceRange.Of(PlaceCode.Parse(p.Code)))),
        ];
    }
}
