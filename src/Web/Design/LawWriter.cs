using Anyu.Feel;

namespace Anyu.Web.Design;

/// <summary>Writes what the computer makes of an article: each block in words, with conditions, amounts and open points.</summary>
internal sealed class LawWriter(Html html, Lawbook book)
{
    /// <summary>The address of a full article, <c>slug#article</c>, in the library.</summary>
    public static string Address(string slug, string article) => $"/law/{slug}#{Uri.EscapeDataString(article)}";

    /// <summary>One block.</summary>
    public void Block(LawBlock block)
    {
        var kind = block switch { Measure or Target => "duty", Interpretation => "open", Carrier => "none", _ => "" };
        html.Add($"""<div class="block {kind}" id="{block.Id}">""");
        switch (block)
        {
            case Provision provision:
                WriteProvision(provision);
                break;
            case Definition definition:
                WriteDefinition(definition);
                break;
            case Interpretation interpretation:
                OpenPoint(interpretation);
                break;
            case Measure measure:
                WriteMeasure(measure);
                break;
            case Target target:
                WriteTarget(target);
                break;
            case Carrier carrier:
                WriteCarrier(carrier);
                break;
        }

        if (block is not Interpretation && (!block.Confirmed || block.QuoteMissing is not null))
        {
            html.Add($"""<p class="note">{("未与官方原文核对", "Not checked against the official text")}""");
            html.Add($"{(block.QuoteMissing is null ? ("。", ".") : ("：", ": "))}{block.QuoteMissing}</p>");
        }

        html.Add($"</div>\n");
    }

    /// <summary>What an interpretation asks, its readings and its default.</summary>
    private void OpenPoint(Interpretation point)
    {
        html.Add($"""<p><span class="tag ask">{("待确认的口径", "Open point")}</span> <strong>{point.Question}</strong></p>""");
        if (point.Options.Count == 0)
        {
            html.Add($"<p>{("暂按", "Assumed: ")}<strong>{point.Default}</strong>");
            html.Add($"{Words.Of(point.Unit)}</p>");
            return;
        }

        html.Add($"<ul>");
        foreach (var (id, reading) in point.Options)
        {
            html.Add($"<li>{reading}");
            if (string.Equals(id, point.Default, StringComparison.Ordinal))
            {
                html.Add($""" <span class="tag">{("暂按此读", "used for now")}</span>""");
            }

            html.Add($"</li>");
        }

        html.Add($"</ul>");
    }

    /// <summary>The open points a block depends on, as links.</summary>
    public void Uses(ImmutableArray<string> uses)
    {
        if (uses.IsEmpty)
        {
            return;
        }

        html.Add($"<dt>{("取决于口径", "Depends on")}</dt><dd>");
        for (var i = 0; i < uses.Length; i++)
        {
            html.Add($"""{(i > 0 ? ("；", "; ") : ("", ""))}<a href="/law/interpretations#{uses[i]}">{book.Interpretations[uses[i]].Question}</a>""");
        }

        html.Add($"</dd>");
    }

    private void WriteProvision(Provision provision)
    {
        var benefit = provision.Benefit is null ? null : book.Benefits[provision.Benefit];
        html.Add($"<p>");
        foreach (var force in provision.Force.All.Distinct())
        {
            html.Add($"""<span class="tag {Words.ClassOf(force)}">{Words.Of(force)}</span> """);
        }

        Deed(provision, benefit);
        html.Add($"""</p><dl class="pairs">""");
        Condition(("对谁说的", "Speaks of"), provision.Covers);
        Condition(("条件", "When"), provision.When);
        Pair(("比例的基数", "Share of"), provision.Of is null ? null : ExpressionWords.Of(provision.Of));
        Payer(provision);
        Pair(("假期待遇", "Pay"), CodeLabel("pay", provision.Pay));
        Pair(("证明材料", "Papers"), provision.Proof);
        Pair(("说明", "Note"), provision.Note);
        Validity(provision.InForce);
        Uses(provision.Uses);
        html.Add($"</dl>");
        foreach (var table in Tables(provision))
        {
            TableWriter.Write(html, table);
        }
    }

    /// <summary>The operation in words: <c>产假·基本产假：至少 180 天</c>.</summary>
    private void Deed(Provision provision, Benefit? benefit)
    {
        if (benefit is not null)
        {
            html.Add($"""<a href="/benefits/{benefit.Id}">{benefit.Label}</a>""");
            var part = benefit.Parts.FirstOrDefault(p => provision.Part is { By: null } only && p.Id == only.Plain);
            if (part is not null)
            {
                html.Add($"{("·", " · ")}{part.Label}");
            }

            html.Add($"{("：", ": ")}");
        }

        html.Add($"<strong>{Words.Of(provision.Operation)} ");
        if (provision.Value is { } value)
        {
            Chosen(value.By, value.By is null ? [] : value.Options.Select(o => (o.Key, ValueWords(o.Value))), value.By is null ? ValueWords(value.Plain!) : default);
        }

        html.Add($"{provision.Forbids}</strong>");
        if (Words.OfPeriod(provision.Per ?? benefit?.Per) is { } period && provision.Value is not null)
        {
            html.Add($"{("（", " (")}{period}{("）", ")")}");
        }

        if (provision.Sees is { } sees)
        {
            QuoteWriter.Where(html, sees, book);
        }

        AppliesTo(provision);
    }

    private void AppliesTo(Provision provision)
    {
        foreach (var target in provision.AppliesTo)
        {
            var parts = target.Split('/');
            if (book.Benefits.TryGetValue(parts[0], out var benefit))
            {
                html.Add($""" <a href="/benefits/{benefit.Id}">{benefit.Label}</a>""");
                html.Add($"{(parts.Length > 1 ? ("·", " · ") : ("", ""))}{benefit.Parts.FirstOrDefault(p => parts.Length > 1 && p.Id == parts[1])?.Label}");
            }
        }
    }

    private static Bilingual ValueWords(LawValue value)
    {
        if (value.Table is not null)
        {
            return new Bilingual("按下表", "by the table below");
        }

        return ExpressionWords.Of(value.Expression!);
    }

    private static IEnumerable<FeelTable> Tables(Provision provision) =>
        provision.Value is null ? [] : provision.Value.All.Select(v => v.Table).OfType<FeelTable>();

    private void Condition((string Zh, string En) label, Choice<FeelExpression>? condition)
    {
        if (condition is null)
        {
            return;
        }

        html.Add($"<dt>{label}</dt><dd>");
        Chosen(condition.By, condition.By is null ? [] : condition.Options.Select(o => (o.Key, ExpressionWords.Of(o.Value))), condition.By is null ? ExpressionWords.Of(condition.Plain!) : default);
        html.Add($"</dd>");
    }

    /// <summary>A plain value, or one per reading of an open point.</summary>
    private void Chosen(string? by, IEnumerable<(string Option, Bilingual Words)> options, Bilingual plain)
    {
        if (by is null)
        {
            html.Add($"{plain}");
            return;
        }

        var point = book.Interpretations[by];
        var first = true;
        foreach (var (option, words) in options)
        {
            html.Add($"{(first ? ("", "") : ("；", "; "))}{("若", "if ")}“{point.Options.GetValueOrDefault(option)}”{("：", ": ")}{words}");
            first = false;
        }
    }

    private void Payer(Provision provision)
    {
        if (provision.Payer is { By: not null } choice)
        {
            html.Add($"<dt>{("谁承担", "Paid by")}</dt><dd>");
            Chosen(choice.By, choice.Options.Select(o => (o.Key, CodeLabel("payer", o.Value)!.Value)), default);
            html.Add($"</dd>");
            return;
        }

        Pair(("谁承担", "Paid by"), CodeLabel("payer", provision.Payer?.Plain));
    }

    private void WriteDefinition(Definition definition)
    {
        var entity = book.Vocabulary.Schema.FindEntity(definition.Entity);
        html.Add($"""<p><span class="tag">{("词义", "Meaning")}</span> <strong>{entity?.Find(definition.Element)?.Label}</strong></p><dl class="pairs">""");
        Condition(("对谁说的", "Speaks of"), definition.Covers);
        Condition(("这里是指", "Here means"), definition.Value);
        Validity(definition.InForce);
        Uses(definition.Uses);
        html.Add($"</dl>");
    }

    private void WriteMeasure(Measure measure)
    {
        html.Add($"""<p><span class="tag soon">{("部门责任", "Duty of government")}</span> {measure.Title}</p><dl class="pairs">""");
        Pair(("牵头", "Lead"), measure.Lead);
        Pair(("责任单位", "Responsible"), measure.Responsible.IsEmpty ? null : string.Join('、', measure.Responsible));
        Pair(("期限", "By"), measure.Deadline is { } day ? html.View.Day(day) : measure.Recurring);
        Pair(("怎样算办到", "Kept when"), measure.Evidence);
        html.Add($"</dl>");
    }

    private void WriteTarget(Target target)
    {
        html.Add($"""<p><span class="tag soon">{("目标", "Target")}</span> {target.Title}""");
        if (target.Value is { } value)
        {
            html.Add($"{("：", ": ")}<strong>{string.Join(html.View.Pick("或", " or "), target.Relation.All.Distinct(StringComparer.Ordinal).Select(r => RelationWords(r).In(html.View.Language)))} {value} {Words.OfTargetUnit(target.Unit)}</strong>");
        }

        if (target.By is { } by)
        {
            html.Add($" {("期限", "by")} {by}");
        }

        html.Add($"</p>");
    }

    private static Bilingual RelationWords(string relation) => relation switch
    {
        "at-least" => new("不低于", "at least"),
        "at-most" => new("不高于", "at most"),
        "above" => new("高于", "above"),
        "below" => new("低于", "below"),
        _ => new("", ""),
    };

    private void WriteCarrier(Carrier carrier)
    {
        var label = carrier.CarrierKind switch
        {
            "service" => ("由服务事项办理", "Carried out by a service"),
            "plan" => ("由随访计划办理", "Carried out by a follow-up plan"),
            _ => ("不由软件办理", "Not carried out by software"),
        };
        html.Add($"""<p><span class="tag">{label}</span> {carrier.Title}</p>""");
    }

    private void Validity(Validity validity)
    {
        html.Add($"<dt>{("施行", "In force")}</dt><dd>");
        ValidityWriter.Write(html, validity, book);
        html.Add($"</dd>");
    }

    private Bilingual? CodeLabel(string list, string? code) =>
        code is null ? null : book.Vocabulary.Schema.FindCodeList(list)?.Items.FirstOrDefault(i => i.Code == code)?.Label ?? new Bilingual(code, code);

    private void Pair((string Zh, string En) label, Bilingual? text)
    {
        if (text is not null)
        {
            html.Add($"<dt>{label}</dt><dd>{text}</dd>");
        }
    }

    private void Pair((string Zh, string En) label, string? text)
    {
        if (text is not null)
        {
            html.Add($"<dt>{label}</dt><dd>{text}</dd>");
        }
    }
}
