using System.Text.Json;
using Anyu.Web.Portal.Check;
using Anyu.Web.Portal.Compare;

namespace Anyu.Web.Api;

/// <summary>What a family gets: <c>POST /api/entitlements</c> and <c>POST /api/compare</c>. Nothing of the body is stored or logged.</summary>
internal static class EntitlementsApi
{
    /// <summary>Maps both.</summary>
    public static void MapEntitlements(this RouteGroupBuilder api)
    {
        api.MapPost("/entitlements", static (HttpContext context, Library library, TimeProvider clock) => Entitlements(context, library.Book, ChinaDay.Today(clock)))
            .Accepts<EntitlementsRequest>("application/json", "application/yaml")
            .Produces<EntitlementsAnswer>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .WithName("entitlements")
            .WithSummary("Every entitlement of a family, with the sentence behind each 一个家庭的全部待遇和依据");
        api.MapPost("/compare", static (HttpContext context, Library library, TimeProvider clock) => Compare(context, library.Book, ChinaDay.Today(clock)))
            .Accepts<CompareRequest>("application/json")
            .Produces<CompareAnswer>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .WithName("compare")
            .WithSummary("The same family in several places 同一个家庭在几个地方");
    }

    private static async Task Entitlements(HttpContext context, Lawbook book, DateOnly today)
    {
        var read = await ApiBody.Entitlements(context, book, today);
        if (!read.Succeeded)
        {
            ProblemAnswer.Stop(context, StatusCodes.Status400BadRequest, read.Problems);
            return;
        }

        var (statement, request) = read.Value;
        var problems = Determiner.Check(book, statement, request);
        if (!problems.IsEmpty)
        {
            ProblemAnswer.Stop(context, StatusCodes.Status400BadRequest, problems);
            return;
        }

        var answers = Determiner.Decide(book, statement, request);
        await Write(context, new EntitlementsAnswer(
            Day(request.On),
            request.Place ?? statement.Place,
            book.Hash,
            [.. answers.Select(a => AnswerDto.Of(a, book.Vocabulary))],
            [.. Interview.Next(book, statement, answers).Select(q => new QuestionDto(q.Path, q.Question, q.Settles))]));
    }

    private static async Task Compare(HttpContext context, Lawbook book, DateOnly today)
    {
        var (read, asked) = await ApiBody.Compare(context, book, today);
        var places = asked.IsEmpty ? [.. new PlaceFinder(book).WithDocuments().Select(o => o.Code)] : asked;
        if (!read.Succeeded || places.Length is 0 or > PlacesAsked.Most)
        {
            ProblemAnswer.Stop(context, StatusCodes.Status400BadRequest, read.Succeeded ? [WebProblems.PlaceCount(places.Length, PlacesAsked.Most)] : read.Problems);
            return;
        }

        var compared = Comparison.Of(book, read.Value.Statement, read.Value.Request, places);
        if (!compared.Problems.IsEmpty)
        {
            ProblemAnswer.Stop(context, StatusCodes.Status400BadRequest, compared.Problems);
            return;
        }

        await Write(context, new CompareAnswer(
            Day(read.Value.Request.On),
            book.Hash,
            [.. places.Select((p, i) => new PlaceAnswers(p, PlaceWords.Of(book, p), [.. compared.ByPlace[i].Select(a => AnswerDto.Of(a, book.Vocabulary))]))]));
    }

    private static Task Write<T>(HttpContext context, T answer)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        return JsonSerializer.SerializeAsync(context.Response.Body, answer, ApiJson.Options, context.RequestAborted);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
