using Microsoft.AspNetCore.Http.HttpResults;

namespace Anyu.Web.Api;

/// <summary>The law library: documents, articles, search, benefits.</summary>
internal static class LawApi
{
    private const int MaxHits = 50;

    /// <summary>Maps them.</summary>
    public static void MapLaw(this RouteGroupBuilder api)
    {
        api.MapGet("/law/documents", static (Library library) => library.Book.Documents.Values.Select(DocumentDto.Of).ToImmutableArray())
            .WithName("documents").WithSummary("All documents 全部文件");
        api.MapGet("/law/documents/{slug}", Document).ProducesProblem(StatusCodes.Status404NotFound)
            .WithName("document").WithSummary("One document, article by article 一份文件");
        api.MapGet("/law/articles/{slug}/{**address}", Article).ProducesProblem(StatusCodes.Status404NotFound)
            .WithName("article").WithSummary("One article with what the computer makes of it 一条及其读法");
        api.MapGet("/law/search", static (string q, Library library) => LawSearch.Find(library.Book, q, MaxHits).Select(SearchHitDto.Of).ToImmutableArray())
            .WithName("search").WithSummary("Articles that hold all words of q 按词语找条文");
        api.MapGet("/benefits", static (Library library) => library.Book.Benefits.Values.Select(b => BenefitDto.Of(b, library.Book)).ToImmutableArray())
            .WithName("benefits").WithSummary("The catalogue of benefits 待遇目录");
    }

    private static Results<Ok<DocumentText>, EmptyHttpResult> Document(string slug, Library library, HttpContext context)
    {
        if (library.Book.Documents.TryGetValue(slug, out var document))
        {
            return TypedResults.Ok(new DocumentText(DocumentDto.Of(document), [.. document.Articles.Select(ArticleDto.Of)]));
        }

        ProblemAnswer.Stop(context, StatusCodes.Status404NotFound, WebProblems.NoSuchDocument(slug));
        return TypedResults.Empty;
    }

    private static Results<Ok<ArticleDto>, EmptyHttpResult> Article(string slug, string address, Library library, HttpContext context)
    {
        if (!library.Book.Documents.TryGetValue(slug, out var document))
        {
            ProblemAnswer.Stop(context, StatusCodes.Status404NotFound, WebProblems.NoSuchDocument(slug));
            return TypedResults.Empty;
        }

        if (document.Articles.FirstOrDefault(a => string.Equals(a.Address, address, StringComparison.Ordinal)) is { } article)
        {
            return TypedResults.Ok(ArticleDto.Of(article));
        }

        ProblemAnswer.Stop(context, StatusCodes.Status404NotFound, WebProblems.NoSuchArticle(slug, address));
        return TypedResults.Empty;
    }
}
