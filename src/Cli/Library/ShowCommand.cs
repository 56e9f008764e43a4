using Anyu.Law;

namespace Anyu.Cli;

/// <summary><c>anyu law show</c>: a document or an article, and what the computer makes of it.</summary>
internal static class ShowCommand
{
    /// <summary>Shows it.</summary>
    public static ExitCode Run(Invocation run)
    {
        if (run.Load() is not { } book)
        {
            return ExitCode.Refused;
        }

        var address = run.Arguments.Operands[0];
        if (LawShelf.Find(book, address) is not { } view)
        {
            return run.Refuse(CliProblems.NoArticle(address, LawShelf.Nearest(book, address)));
        }

        var isWhole = !address.Contains('#', StringComparison.Ordinal);
        if (run.Json)
        {
            run.WriteJson(isWhole ? Json(view.Document) : Json(view));
            return ExitCode.Done;
        }

        WriteHeader(run, view.Document);
        foreach (var article in isWhole ? view.Document.Articles : [view.Article])
        {
            Write(run, article);
        }

        if (!isWhole)
        {
            WriteInterpretations(run, view);
        }

        return ExitCode.Done;
    }

    private static void WriteHeader(Invocation run, LawDocument document)
    {
        run.Output.WriteLine(document.Title);
        var number = document.Number is null ? "" : $"{document.Number}  ";
        var status = document.Confirmed ? "" : run.Say("  未核实", "  unconfirmed");
        run.Output.WriteLine($"{number}{document.Issuer}  {run.Say("有效期", "in force")} {document.InForce}{status}");
    }

    private static void Write(Invocation run, Article article)
    {
        run.Output.WriteLine();
        run.Output.WriteLine($"== {article.FullAddress}  {article.Heading}");
        foreach (var paragraph in article.Paragraphs)
        {
            run.Output.WriteLine(paragraph);
        }

        foreach (var block in article.Blocks)
        {
            Write(run, block);
        }
    }

    private static void Write(Invocation run, LawBlock block)
    {
        var status = block.Confirmed ? "" : run.Say(" 未核实", " unconfirmed");
        run.Output.WriteLine();
        run.Output.WriteLine($"  [{block.Kind}] {block.Id}{status}  {run.Say(BlockTitle.Of(block))}");
        foreach (var (key, text) in BlockKeys.Of(block).Where(k => k.Key is not ("article" or "quote" or "question" or "note" or "status")))
        {
            run.Output.WriteLine($"      {key}: {text.Replace("\n", "\n        ", StringComparison.Ordinal)}");
        }

        if (block is Provision { When: { By: null, Plain: { } condition } })
        {
            run.Output.WriteLine($"      = {condition.Render(run.Language)}");
        }

        if (block.Note is { } note)
        {
            run.Output.WriteLine($"      {run.Say(note)}");
        }
    }

    private static void WriteInterpretations(Invocation run, ArticleView view)
    {
        foreach (var interpretation in view.Interpretations)
        {
            run.Output.WriteLine();
            run.Output.WriteLine($"  {run.Say("口径", "interpretation")} {interpretation.Id}: {run.Say(interpretation.Question)}");
            foreach (var (option, label) in interpretation.Options)
            {
                run.Output.WriteLine($"    {(option == interpretation.Default ? "*" : " ")} {option}: {run.Say(label)}");
            }

            if (interpretation.Options.IsEmpty)
            {
                run.Output.WriteLine($"    * {interpretation.Default}");
            }
        }
    }

    private static object Json(LawDocument document) => new
    {
        document.Slug,
        document.Title,
        document.Number,
        document.Issuer,
        document.Place,
        InForce = document.InForce.ToString(),
        document.Confirmed,
        document.FileHash,
        Articles = document.Articles.Select(Json),
    };

    private static object Json(Article article) => new
    {
        Address = article.FullAddress,
        article.Place,
        article.Heading,
        article.Paragraphs,
        Blocks = article.Blocks.Select(b => new { b.Kind, b.Id, b.Confirmed, Title = ProblemText.Pair(BlockTitle.Of(b)), b.Claims, b.Quotes, Keys = BlockKeys.Of(b) }),
    };

    private static object Json(ArticleView view) => new
    {
        view.Document.Slug,
        view.Document.Title,
        Article = Json(view.Article),
        Interpretations = view.Interpretations.Select(i => new
        {
            i.Id,
            Question = ProblemText.Pair(i.Question),
            Options = i.Options.ToDictionary(o => o.Key, o => ProblemText.Pair(o.Value), StringComparer.Ordinal),
            i.Default,
        }),
        view.SeenFrom,
        view.Previous,
        view.Next,
    };
}
