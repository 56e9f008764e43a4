namespace Anyu.Web.Api;

/// <summary>A document in a list.</summary>
internal sealed record DocumentDto(
    string Slug, string Kind, string Title, string? Number, string Issuer, string Place, DateOnly? Issued, string InForce, bool Confirmed, string Sha256, int Provisions)
{
    /// <summary>A document as the API lists it.</summary>
    public static DocumentDto Of(LawDocument d) => new(
        d.Slug, AnswerDto.Camel(d.Kind.ToString()), d.Title, d.Number, d.Issuer, d.Place, d.Issued, d.InForce.ToString(), d.Confirmed, d.FileHash, d.Blocks.OfType<Provision>().Count());
}

/// <summary>A whole document.</summary>
internal sealed record DocumentText(DocumentDto Document, ImmutableArray<ArticleDto> Articles);

/// <summary>An article with what the computer makes of it.</summary>
internal sealed record ArticleDto(string Document, string Address, string Place, string Heading, ImmutableArray<string> Paragraphs, ImmutableArray<BlockDto> Blocks)
{
    /// <summary>An article as the API gives it.</summary>
    public static ArticleDto Of(Article a) => new(a.Document, a.Address, a.Place, a.Heading, a.Paragraphs, [.. a.Blocks.Select(BlockDto.Of)]);
}

/// <summary>A block under an article.</summary>
internal sealed record BlockDto(
    string Id, string Kind, ImmutableArray<string> Quotes, string? QuoteMissing, bool Confirmed, ImmutableArray<string> Claims,
    string? Benefit, string? Operation, ImmutableArray<string> When, ImmutableArray<string> Value, string? InForce, Bilingual? Title, ImmutableArray<string> Uses)
{
    /// <summary>A block as the API gives it.</summary>
    public static BlockDto Of(LawBlock block)
    {
        var provision = block as Provision;
        return new BlockDto(
            block.Id,
            block.Kind,
            block.Quotes,
            block.QuoteMissing,
            block.Confirmed,
            block.Claims,
            provision?.Benefit,
            provision is null ? null : AnswerDto.Camel(provision.Operation.ToString()),
            provision?.When is { } when ? [.. when.All.Select(e => e.Source)] : [],
            Values(block),
            provision?.InForce.ToString() ?? (block as Definition)?.InForce.ToString(),
            TitleOf(block),
            provision?.Uses ?? (block as Definition)?.Uses ?? []);
    }

    private static ImmutableArray<string> Values(LawBlock block) => block switch
    {
        Provision { Value: { } value } => [.. value.All.Select(v => v.Expression?.Source ?? v.Table!.Render(Language.En))],
        Definition definition => [.. definition.Value.All.Select(e => e.Source)],
        _ => [],
    };

    private static Bilingual? TitleOf(LawBlock block) => block switch
    {
        Measure measure => measure.Title,
        Target target => target.Title,
        Carrier carrier => carrier.Title,
        Interpretation point => point.Question,
        _ => null,
    };
}

/// <summary>Something found by words.</summary>
internal sealed record SearchHitDto(string Kind, string? Document, string Address, string? Block, Bilingual Title, string Snippet, int Score)
{
    /// <summary>A hit as the API gives it.</summary>
    public static SearchHitDto Of(SearchHit hit) => new(hit.Kind, hit.Document, hit.Address, hit.Block, hit.Title, hit.Snippet, hit.Score);
}

/// <summary>A benefit of the catalogue.</summary>
internal sealed record BenefitDto(
    string Id, Bilingual Label, string Group, ImmutableArray<string> Subject, string Kind, string Unit, string Per, ImmutableArray<string> Systems, ImmutableArray<string> Provisions)
{
    /// <summary>A benefit as the API gives it.</summary>
    public static BenefitDto Of(Benefit b, Lawbook book) => new(
        b.Id,
        b.Label,
        b.Group,
        b.Subject,
        AnswerDto.Camel(b.Kind.ToString()),
        AnswerDto.Camel(b.Unit.ToString()),
        b.Per,
        b.Systems,
        [.. book.Provisions.Values.Where(p => p.Benefit == b.Id).Select(p => p.Id).Order(StringComparer.Ordinal)]);
}
