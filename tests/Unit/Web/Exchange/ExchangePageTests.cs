using Anyu.Unit.Web.Access;
using Xunit;

namespace Anyu.Unit.Web.Exchange;

/// <summary>The pages of who watches the exchange.</summary>
public sealed class ExchangePageTests(RunningOffice office) : IClassFixture<RunningOffice>
{
    [Fact]
    public async Task The_catalogue_shows_every_agreement_with_its_sentence_and_what_is_stale()
    {
        using var keeper = await office.Staff("exchange-operator", RunningOffice.Home);
        var page = (await keeper.Get("/workbench/sharing")).Text;
        Assert.Contains("加强教育体育、公安、民政、卫生健康、医保、人力资源社会保障、统计等部门协作", page, StringComparison.Ordinal);
        Assert.Matches("[0-9]+ 项约定，其中 [0-9]+ 项超过周期没有更新", page);
        Assert.Contains("没有收到过", page, StringComparison.Ordinal);
        Assert.Matches("今天检查了 [0-9]+ 个事项的 [1-9][0-9]* 个表单项和全部环节.+：没有违反的；近一年", page);
    }

    [Fact]
    public async Task A_delivery_is_noted_with_its_match_rate()
    {
        using var keeper = await office.Staff("exchange-operator", RunningOffice.Home);
        Assert.Equal(422, (await keeper.Post("/workbench/sharing", ("do", "note"), ("share", "civil-affairs-to-health"), ("read", "200"), ("matched", "201"))).Status);
        Assert.Equal(303, (await keeper.Post("/workbench/sharing", ("do", "note"), ("share", "civil-affairs-to-health"), ("read", "200"), ("matched", "190"))).Status);
        Assert.Contains("95.0%（200 行中 190 行对上人）", (await keeper.Get("/workbench/sharing")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_ties_schooling_to_birth_history_is_refused_with_the_sentence()
    {
        using var keeper = await office.Staff("exchange-operator", RunningOffice.Home);
        var refused = await keeper.Post("/workbench/sharing", ("do", "ask"), ("consumer", "education"), ("purpose", "school"), ("facts", "child.coupleOrder"));
        Assert.Equal(422, refused.Status);
        Assert.Contains("CASE-0401", refused.Text, StringComparison.Ordinal);
        Assert.Contains("将入户、入学、入职、信用等与个人生育情况全面脱钩", refused.Text, StringComparison.Ordinal);
        Assert.Matches("近一年不予的数据请求 [1-9][0-9]* 次", refused.Text);
        var granted = await keeper.Post("/workbench/sharing", ("do", "ask"), ("consumer", "police"), ("purpose", "household"), ("facts", "child.certificate"));
        Assert.Equal(200, granted.Status);
        Assert.Contains("新生儿出生医学证明信息", granted.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Systems_that_are_not_connected_say_so_and_nothing_waits()
    {
        using var keeper = await office.Staff("exchange-operator", RunningOffice.Home);
        var page = (await keeper.Get("/workbench/exchange")).Text;
        Assert.Contains("未接通，由该部门在工作台办理", page, StringComparison.Ordinal);
        Assert.Contains("没有送到的", page, StringComparison.Ordinal);
        Assert.Equal(404, (await keeper.Post("/workbench/exchange", ("event", Guid.CreateVersion7().ToString("D")))).Status);
        using var clerk = await office.Staff("clerk", RunningOffice.Home);
        Assert.Equal(403, (await clerk.Get("/workbench/exchange")).Status);
        Assert.Equal(403, (await clerk.Get("/workbench/sharing")).Status);
    }
}
