namespace Anyu.Web.Portal;

/// <summary>The home page: what this is, three doors, the life events.</summary>
internal sealed class IndexPage : PortalPage
{
    private static readonly (string Group, string Icon, Bilingual Label)[] LifeEvents =
    [
        ("birth-policy", "ring", new("结婚、登记", "Marrying, registering")),
        ("health", "pregnant", new("备孕、怀孕", "Planning, pregnant")),
        ("money", "baby", new("生孩子、领补贴", "Birth, allowances")),
        ("leave", "leave", new("产假、育儿假", "Leave")),
        ("childcare", "childcare", new("上托育", "Childcare")),
        ("education", "school", new("上幼儿园、上学", "Kindergarten, school")),
        ("housing", "home", new("租房、买房", "Housing")),
        ("special-family", "heart", new("特殊家庭扶助", "Special families")),
    ];

    public void OnGet()
    {
        Title = new("首页", "Home");
        Body.Add($"""
            <h1>{("生孩子、养孩子，你家能享受什么？", "Having and raising children: what is your family entitled to?")}</h1>
            <p class="lead">{("回答几个问题，就能看到你家在当地能享受的假期、补贴、服务，每一项都写明依据哪份文件的哪一句话。", "Answer a few questions and see the leave, money and services your family has where you live, each with the very sentence it rests on.")}</p>
            <div class="doors">
            """);
        Door("/check", ("查我家", "Check my family"), ("不用登录。最多四个问题，先看到确定的；其余的想答再答。填的内容只留在您的浏览器里。", "No sign-in. After at most four questions you see what is certain; answer more if you like. What you enter stays in your browser."), ("开始", "Start"));
        Door("/law", ("查政策", "Read the law"), ("文件原文逐条对照：这一句给了谁、给多少、什么条件、还有哪里没说清。", "The documents article by article: what each sentence gives, to whom, on which condition, and what it leaves open."), ("打开文件库", "Open the library"));
        Door("/samples", ("看样例", "Sample families"), ("四个地方的虚构家庭，点开就是结果。", "Made-up families in four places; each opens straight into its result."), ("看样例", "See them"));
        Body.Add($"""</div><h2>{("从人生事件找", "By life event")}</h2><ul class="events">""");
        foreach (var (group, icon, label) in LifeEvents)
        {
            Body.Add($"""<li><a href="/benefits#{group}">""");
            Icons.Write(Body, icon);
            Body.Add($"<span>{label}</span></a></li>");
        }

        Body.Add($"""</ul><h2>{("搜政策", "Search the law")}</h2>""");
        SearchForm.Write(Body, "");
    }

    private void Door(string address, (string Zh, string En) title, (string Zh, string En) text, (string Zh, string En) button) =>
        Body.Add($"""<section class="door"><h2>{title}</h2><p>{text}</p><p><a class="button" href="{address}">{button}</a></p></section>""");
}
