using Anyu.Web.Portal.Family;

namespace Anyu.Web.Portal.Samples;

/// <summary>The sample families; each opens straight into its result.</summary>
internal sealed class SamplesPage(Library library, TimeProvider clock) : PortalPage
{
    public void OnGet()
    {
        Begin("samples", new("样例家庭", "Sample families"), new("都是虚构的。点开就是结果；也可以接着改，看看换个情况会怎样。", "All are made up. Each opens into its result; change a fact and see what follows."));
        Body.Add($"""<ul class="list">""");
        foreach (var sample in library.Samples)
        {
            Sample(sample);
        }

        Body.Add($"</ul>");
    }

    private void Sample(Sample sample)
    {
        var statement = sample.Statement;
        Body.Add($"<li><h2>{statement.Label ?? new Bilingual(sample.Id, sample.Id)}</h2>");
        if (statement.Place is { } place)
        {
            Body.Add($"""<p class="meta">{PlaceWords.Of(library.Book, place)}</p>""");
        }

        Body.Add($"""<form method="post" action="/result" class="actions">""");
        HiddenFields.Write(Body, FamilyState.Of(statement, ChinaDay.Today(clock)).Fields());
        Body.Add($"""
            <button class="main">{("看结果", "Result")}<span class="hide">{("：", ": ")}{statement.Label}</span></button><button class="quiet" formaction="/timeline">{("时间轴", "Time line")}<span class="hide">{("：", ": ")}{statement.Label}</span></button><button class="quiet" formaction="/compare">{("各地对比", "Compare places")}<span class="hide">{("：", ": ")}{statement.Label}</span></button></form></li>
            """);
    }
}
