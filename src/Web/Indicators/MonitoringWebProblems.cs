namespace Anyu.Web.Indicators;

/// <summary>WEB-0141: what the pages of the monitoring network cannot go on without.</summary>
internal static class MonitoringWebProblems
{
    /// <summary>WEB-0141: no post may report for the place.</summary>
    public static Problem NoReporterPost() => new(
        "WEB-0141",
        new("您管的范围内没有可以报送这个地方的岗位。", "No post within your places may report for this place."),
        new("报送人的岗位要管得到这个地方，角色里有报送。", "A reporter's post answers for the place and its roles permit reporting."),
        new("请管理员先设立岗位。", "Have the administrator open a post first."));
}
