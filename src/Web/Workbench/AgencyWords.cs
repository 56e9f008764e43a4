namespace Anyu.Web.Workbench;

/// <summary>What people call the kinds of agencies; one this page does not know is shown as it stands.</summary>
internal static class AgencyWords
{
    public static Bilingual Of(string kind) => kind switch
    {
        "health" => new("卫生健康", "Health"),
        "police" => new("公安户政", "Police, household registration"),
        "medical-insurance" => new("医疗保障", "Medical insurance"),
        "human-resources" => new("人力资源社会保障", "Human resources"),
        "disease-control" => new("疾病预防控制", "Disease control"),
        "civil-affairs" => new("民政", "Civil affairs"),
        "hospital" => new("助产机构", "Midwifery hospital"),
        "childcare" => new("托育机构", "Childcare institution"),
        "township" => new("乡镇、街道", "Township, subdistrict"),
        "village" => new("村、社区", "Village, community"),
        "education" => new("教育", "Education"),
        "statistics" => new("统计", "Statistics"),
        "bureau" => new("其他部门", "Another office"),
        _ => new(kind, kind),
    };
}
