using Anyu.Feel;

namespace Anyu.Web.Design;

/// <summary>Writes a field by its vocabulary type. Every control has a label, its hint and error are tied to it, and nothing needs a script.</summary>
internal static class FieldWriter
{
    private const int MembersOffered = 6;

    private static readonly ImmutableArray<CodeItem> YesNo =
    [
        new("true", new Bilingual("是", "Yes")),
        new("false", new Bilingual("否", "No")),
    ];

    /// <summary>Writes the field.</summary>
    public static Html Write(Html html, Field field) => field.Type switch
    {
        FeelType.Boolean => Choices(html, field, YesNo, "radio"),
        FeelType.Date => Date(html, field),
        FeelType.List when field.Many => Choices(html, field, field.Options, "checkbox"),
        FeelType.List => Choices(html, field, Counts(), "radio"),
        FeelType.Code => Choices(html, field, field.Options, "radio"),
        FeelType.Place when field.Options.Length > 0 => Choices(html, field, field.Options, "radio"),
        FeelType.Number number => Input(html, field, "numeric", Words.Of(number.Unit)),
        _ => Input(html, field, null, null),
    };

    private static ImmutableArray<CodeItem> Counts() =>
    [
        new("0", new Bilingual("没有", "None")),
        .. Enumerable.Range(1, MembersOffered).Select(n => n.ToString(CultureInfo.InvariantCulture)).Select(n => new CodeItem(n, new Bilingual(n, n))),
    ];

    private static Html Choices(Html html, Field field, ImmutableArray<CodeItem> options, string control)
    {
        if (field.Folded)
        {
            html.Add($"<details><summary>{field.Label}</summary>");
        }

        OpenGroup(html, field);
        html.Add($"<div class=\"choices\">");
        foreach (var option in options)
        {
            var id = field.Name + "-" + option.Code;
            var chosen = field.Many
                ? (field.Value ?? "").Split(' ').Contains(option.Code, StringComparer.Ordinal)
                : string.Equals(option.Code, field.Value, StringComparison.Ordinal);
            html.Add($"""<div class="choice"><input type="{control}" id="{id}" name="{field.Name}" value="{option.Code}"{Html.Flag("checked", chosen)}><label for="{id}">{option.Label}</label></div>""");
        }

        html.Add($"</div></fieldset></div>\n");
        return field.Folded ? html.Add($"</details>\n") : html;
    }

    private static Html Date(Html html, Field field)
    {
        var parts = (field.Value ?? "").Split('-');
        OpenGroup(html, field);
        html.Add($"<div class=\"date\">");
        DatePart(html, field, "year", ("年", "Year"), 4, parts.ElementAtOrDefault(0));
        DatePart(html, field, "month", ("月", "Month"), 2, parts.ElementAtOrDefault(1));
        DatePart(html, field, "day", ("日", "Day"), 2, parts.ElementAtOrDefault(2));
        return html.Add($"</div></fieldset></div>\n");
    }

    private static void DatePart(Html html, Field field, string part, (string Zh, string En) label, int digits, string? value)
    {
        var id = field.Name + "-" + part;
        var invalid = Html.Attribute("aria-invalid", field.Error is null ? null : "true");
        html.Add($"""<div><label for="{id}">{label}</label><input id="{id}" name="{id}" class="w{digits}" inputmode="numeric" autocomplete="off" maxlength="{digits}"{Html.Attribute("value", value)}{invalid}></div>""");
    }

    private static Html Input(Html html, Field field, string? mode, Bilingual? unit)
    {
        html.Add($"""<div class="field{(field.Error is null ? "" : " wrong")}">""");
        Heading(html, field, open: true);
        html.Add($"""<label for="{field.Name}">{field.Label}</label>""");
        Heading(html, field, open: false);
        Notes(html, field);
        var invalid = Html.Attribute("aria-invalid", field.Error is null ? null : "true");
        var described = Html.Attribute("aria-describedby", DescribedBy(field, unit is not null));
        _ = field.Long
            ? html.Add($"""<div class="entry"><textarea id="{field.Name}" name="{field.Name}" rows="4" autocomplete="off"{described}{invalid}>{field.Value}</textarea>""")
            : html.Add($"""<div class="entry"><input id="{field.Name}" name="{field.Name}" autocomplete="off"{Html.Attribute("inputmode", mode)}{Html.Attribute("value", field.Value)}{described}{invalid}>""");
        if (unit is not null)
        {
            html.Add($"""<span id="{field.Name}-unit" class="unit">{unit}</span>""");
        }

        return html.Add($"</div></div>\n");
    }

    private static void OpenGroup(Html html, Field field)
    {
        html.Add($"""<div class="field{(field.Error is null ? "" : " wrong")}"><fieldset id="{field.Name}"{Html.Attribute("aria-describedby", DescribedBy(field, hasUnit: false))}>""");
        html.Add($"<legend>");
        Heading(html, field, open: true);
        html.Add($"{field.Label}");
        Heading(html, field, open: false);
        html.Add($"</legend>");
        Notes(html, field);
    }

    private static void Heading(Html html, Field field, bool open)
    {
        if (field.Heading)
        {
            _ = open ? html.Add($"<h1>") : html.Add($"</h1>");
        }
    }

    private static void Notes(Html html, Field field)
    {
        if (field.Hint is not null)
        {
            html.Add($"""<p class="hint" id="{field.Name}-hint">{field.Hint}</p>""");
        }

        if (field.Error is not null)
        {
            html.Add($"""<p class="error" id="{field.Name}-error"><strong>{("错误：", "Error: ")}</strong>{field.Error.What}{("", " ")}{field.Error.Mend}</p>""");
        }
    }

    private static string? DescribedBy(Field field, bool hasUnit)
    {
        var ids = string.Join(
            ' ',
            new[] { field.Hint is null ? null : "-hint", field.Error is null ? null : "-error", hasUnit ? "-unit" : null }
                .Where(s => s is not null)
                .Select(s => field.Name + s));
        return ids.Length == 0 ? null : ids;
    }
}
