using Anyu.Feel;
using Anyu.Indicators;

namespace Anyu.Web.Simulations;

/// <summary>Writes the form of a simulation: which reforms, built or pasted where there is none, then for whom and for which day.</summary>
internal sealed class FormWriter(Html html, Lawbook book, ReformShelf shelf, SimulationForm form, DateOnly today)
{
    /// <summary>Where it is sent.</summary>
    public string Address { get; init; } = "/simulate";

    /// <summary>The mark of a signed-in form; none on the open page.</summary>
    public string? Token { get; init; }

    /// <summary>The forecasts whose families can be chosen.</summary>
    public ImmutableArray<PlaceForecasts> Forecasts { get; init; } = [];

    /// <summary>The places whose register can be chosen, the usual one first; empty where the families are none of a register.</summary>
    public ImmutableArray<CodeItem> Registered { get; init; } = [];

    /// <summary>Writes it.</summary>
    /// <param name="earlier">The run whose own reforms are offered again; null when there is none.</param>
    public void Write(SimulationRun? earlier)
    {
        html.Add($"""<form method="post" action="{Address}" enctype="multipart/form-data" novalidate>""");
        if (Token is not null)
        {
            html.Add($"""<input type="hidden" name="{SignIn.FormFields.Token}" value="{Token}">""");
        }

        html.Add($"""<h2>{("一、改什么", "1. What is changed")}</h2>""");
        FieldWriter.Write(html, new Field("sample", new("样例方案，可选几个并排比较", "Samples; choose several to compare"), new FeelType.List(new FeelType.Text()))
        {
            Options = [.. shelf.Samples.Select(s => new CodeItem(s.Id, s.Label))],
            Value = form.Written("sample").Replace(',', ' '),
            Many = true,
            Error = form.ErrorOf("sample"),
        });
        Own(earlier);
        Number();
        Reading();
        File();
        html.Add($"<h2>{(Registered.IsEmpty ? ("二、算哪里、多少户、哪一天", "2. Where, how many families, which day") : ("二、算哪里、哪一天", "2. Where, which day"))}</h2>");
        if (Registered.IsEmpty)
        {
            Population();
            Where();
        }
        else
        {
            Register();
        }

        Day();
        html.Add($"""<p class="actions"><button class="main">{("开始试算", "Simulate")}</button></p></form>""");
    }

    /// <summary>The reforms of the run that one comes from, so that more can be put beside them.</summary>
    private void Own(SimulationRun? earlier)
    {
        if (earlier is null)
        {
            return;
        }

        html.Add($"""<input type="hidden" name="from" value="{earlier.Id}">""");
        var own = earlier.Order.Reforms.Select((file, at) => (file, at)).Where(r => !shelf.Samples.Any(s => s.File == r.file)).ToImmutableArray();
        if (!own.IsEmpty)
        {
            FieldWriter.Write(html, new Field("own", new("上一次试算里自己的方案", "Your own reforms of the last simulation"), new FeelType.List(new FeelType.Text()))
            {
                Options = [.. own.Select(r => new CodeItem(r.at.ToString(CultureInfo.InvariantCulture), Reform.Read(r.file.Name, [.. r.file.Bytes]).Value?.Label ?? new(r.file.Name, r.file.Name)))],
                Value = form.Written("from").Length > 0 ? form.Written("own").Replace(',', ' ') : string.Join(' ', own.Select(r => r.at)),
                Many = true,
            });
        }
    }

    private void Number()
    {
        Fold("number", new("自己改一个数：天数或金额", "Change one number yourself: days or an amount"), "standard", "number");
        Open("standard", new("哪一个数", "Which number"), new("只列出原文用数字写了一次的；别的数要写 reform.yaml。", "Only numbers that their sentence says once in digits; others need a reform.yaml."));
        html.Add($"""<select id="standard" name="standard"{Described("standard")}><option value="">{("（不改）", "(none)")}</option>""");
        foreach (var benefit in SimpleReform.Standards(book).GroupBy(s => s.Provision.Benefit!, StringComparer.Ordinal).OrderBy(g => Words.RankOf(book.Benefits[g.Key].Group), StringComparer.Ordinal))
        {
            html.Add($"""<optgroup label="{book.Benefits[benefit.Key].Label}">""");
            foreach (var standard in benefit)
            {
                html.Add($"""<option value="{standard.Provision.Id}"{Html.Flag("selected", form.Written("standard") == standard.Provision.Id)}>{Named(standard)}</option>""");
            }

            html.Add($"</optgroup>");
        }

        html.Add($"</select></div>");
        FieldWriter.Write(html, new Field("number", new("改成多少", "The new number"), new FeelType.Number(Unit.One))
        {
            Hint = new("只填数字，单位与原来的相同。", "Digits only, in the same unit as before."),
            Value = form.Written("number") is { Length: > 0 } written ? written : null,
            Error = form.ErrorOf("number"),
        });
        html.Add($"</details>");
    }

    private Bilingual Named(Standard standard)
    {
        var (place, unit) = (PlaceWords.Of(book, standard.Provision.Place), standard.Provision.Of is null ? book.Benefits[standard.Provision.Benefit!].Unit : Unit.Percent);
        return new($"{place.Zh} {FactText.Amount(standard.Number, unit, Language.Zh)}：{standard.Quote}", $"{place.En}, {FactText.Amount(standard.Number, unit, Language.En)}: {standard.Quote}");
    }

    private void Reading()
    {
        Fold("reading", new("换一种读法：原文没有说清的地方", "Another reading of a point the text leaves open"), "reading");
        Open("reading", new("读成什么", "Read as"), null);
        html.Add($"""<select id="reading" name="reading"{Described("reading")}><option value="">{("（不改）", "(none)")}</option>""");
        foreach (var point in book.Interpretations.Values.Where(p => p.Options.Count > 1))
        {
            html.Add($"""<optgroup label="{point.Question}">""");
            foreach (var (option, label) in point.Options.Where(o => o.Key != point.Default))
            {
                var value = $"{point.Id}|{option}";
                html.Add($"""<option value="{value}"{Html.Flag("selected", form.Written("reading") == value)}>{label}</option>""");
            }

            html.Add($"</optgroup>");
        }

        html.Add($"</select></div></details>");
    }

    private void File()
    {
        Fold("file", new("贴上或上传 reform.yaml", "Paste or upload a reform.yaml"), "yaml", "file");
        Open("yaml", new("方案的文本", "The text of the reform"), new($"每个方案最多 {SimulationForm.MostBytes / 1024} KB，一次最多 {ReformSimulation.MaxReforms} 个方案。", $"At most {SimulationForm.MostBytes / 1024} KB a reform and {ReformSimulation.MaxReforms} reforms at once."));
        html.Add($"""
            <textarea id="yaml" name="yaml" rows="12" class="wide" spellcheck="false" autocomplete="off"{Described("yaml")}>
            {form.Written("yaml")}</textarea></div>
            """);
        Open("file", new("或者上传文件，可以几个", "Or upload files, several if you like"), null);
        html.Add($"""<input id="file" name="file" type="file" multiple accept=".yaml,.yml"{Described("file")}></div></details>""");
    }

    private void Where()
    {
        FieldWriter.Write(html, new Field("place", new("地方", "Place"), new FeelType.Place())
        {
            Options = [new("", new("各地都取几个县", "Some counties of every place")), .. new Portal.Check.PlaceFinder(book).WithDocuments().Concat(form.Candidates).DistinctBy(c => c.Code, StringComparer.Ordinal)],
            Value = form.Place,
            Error = form.ErrorOf("place"),
        });
        Other();
        FieldWriter.Write(html, new Field("families", new("多少户", "Families"), new FeelType.Code("families"))
        {
            Options = [.. SimulationForm.Sizes.Select(s => new CodeItem(s.ToString(CultureInfo.InvariantCulture), new($"{View.Number(s)} 户", $"{View.Number(s)} families")))],
            Value = form.Written("families") is { Length: > 0 } families ? families : SimulationForm.Sizes[0].ToString(CultureInfo.InvariantCulture),
            Error = form.ErrorOf("families"),
        });
    }

    private void Register()
    {
        FieldWriter.Write(html, new Field("place", new("谁的登记", "Whose register"), new FeelType.Place())
        {
            Options = [.. Registered.Concat(form.Candidates).DistinctBy(c => c.Code, StringComparer.Ordinal)],
            Value = form.Place.Length > 0 ? form.Place : Registered[0].Code,
            Error = form.ErrorOf("place"),
        });
        Other();
    }

    /// <summary>Synthetic families, or those of a kept forecast where there is one.</summary>
    private void Population()
    {
        if (Forecasts.IsEmpty)
        {
            return;
        }

        FieldWriter.Write(html, new Field("population", new("哪些家庭", "Which families"), new FeelType.Code("population"))
        {
            Options =
            [
                new(SimulationForm.Synthetic, new("合成的家庭", "Synthetic families")),
                .. Forecasts.Select(f => new CodeItem($"{SimulationForm.Forecast}{f.Place}", Named(f))),
            ],
            Value = form.Written("population") is { Length: > 0 } chosen ? chosen : SimulationForm.Synthetic,
            Error = form.ErrorOf("population"),
        });
        FieldWriter.Write(html, new Field("year", new("预测的哪一年", "Which year of the forecast"), new FeelType.Text())
        {
            Hint = new("不填就是基准年。预测的家庭在那年1月1日，下面的地方、户数和日期不用填。", "Its base year where none is written. Families of a forecast are those of 1 January; place, number and day below are not needed."),
            Value = form.Written("year") is { Length: > 0 } year ? year : null,
            Error = form.ErrorOf("year"),
        });
    }

    private Bilingual Named(PlaceForecasts forecasts)
    {
        var (place, run) = (PlaceWords.Of(book, forecasts.Place.ToString()), forecasts.Latest!);
        return new($"保存的预测：{place.Zh}，{run.BaseYear} 至 {run.LastYear} 年", $"The kept forecast of {place.En}, {run.BaseYear} to {run.LastYear}");
    }

    private void Other() => FieldWriter.Write(html, new Field("other", new("或别的地方（名称或代码）", "Or another place (name or code)"), new FeelType.Text())
    {
        Value = form.ErrorOf("other") is null ? null : form.Written("other"),
        Error = form.ErrorOf("other"),
    });

    private void Day()
    {
        FieldWriter.Write(html, new Field("on", new("日期（年-月-日）", "Day (year-month-day)"), new FeelType.Text())
        {
            Hint = new("按这一天的法规算；一次性的待遇算到这天为止的一年。", "The law of this day; what is given once is counted for the year that ends with it."),
            Value = form.Written("on") is { Length: > 0 } on ? on : today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Error = form.ErrorOf("on"),
        });
    }

    private void Fold(string id, Bilingual label, params ImmutableArray<string> fields) =>
        html.Add($"""<details class="panel" id="{id}-part"{Html.Flag("open", fields.Any(f => form.Written(f).Length > 0 || form.ErrorOf(f) is not null))}><summary>{label}</summary>""");

    /// <summary>A field that the vocabulary has no type for: its label, its hint, all its problems with their lines.</summary>
    private void Open(string field, Bilingual label, Bilingual? hint)
    {
        html.Add($"""<div class="field{(form.ErrorOf(field) is null ? "" : " wrong")}"><label for="{field}">{label}</label>""");
        if (hint is not null)
        {
            html.Add($"""<p class="hint" id="{field}-hint">{hint}</p>""");
        }

        if (form.ErrorOf(field) is null)
        {
            return;
        }

        html.Add($"""<div class="error" id="{field}-error">""");
        foreach (var problem in form.Problems.Where(p => p.Field == field).Select(p => p.Problem))
        {
            html.Add($"<p><strong>");
            _ = problem.At is { Line: > 0 } at ? html.Add($"{("第", "Line ")}{at.Line}{("行：", ": ")}") : html.Add($"{("错误：", "Error: ")}");
            html.Add($"""</strong>{problem.What} {problem.Mend} <span class="code">{problem.Code}</span></p>""");
        }

        html.Add($"</div>");
    }

    private Html.OptionalAttribute Described(string field) =>
        Html.Attribute("aria-describedby", string.Join(' ', new[] { field is "standard" or "yaml" ? $"{field}-hint" : null, form.ErrorOf(field) is null ? null : $"{field}-error" }.OfType<string>()) is { Length: > 0 } ids ? ids : null);
}
