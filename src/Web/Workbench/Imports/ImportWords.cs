using Anyu.Register;

namespace Anyu.Web.Workbench;

/// <summary>What the states of a table and the elements of a person are called.</summary>
internal static class ImportWords
{
    public static Bilingual Of(SentState state) => state switch
    {
        SentState.Checking => new("正在检查", "being checked"),
        SentState.Checked => new("检查完，等您决定", "checked, to be decided"),
        SentState.Refused => new("不能导入", "cannot be imported"),
        SentState.Waiting => new("等另一个人确认", "another person is to confirm"),
        SentState.Importing => new("正在导入", "being imported"),
        SentState.Done => new("已导入", "imported"),
        _ => new("已放弃", "given up"),
    };

    public static string TagOf(SentState state) => state switch
    {
        SentState.Done => "sure",
        SentState.Checking or SentState.Importing => "soon",
        SentState.Checked or SentState.Waiting => "ask",
        SentState.Refused => "no",
        _ => "none",
    };

    public static Bilingual OfElement(string element) => element switch
    {
        "name" => new("姓名", "Name"),
        "former-name" => new("曾用名", "Former name"),
        "sex" => new("性别", "Sex"),
        "birth-date" => new("出生日期", "Date of birth"),
        "number" => new("公民身份号码", "Identity number"),
        "phone" => new("联系电话", "Phone"),
        "ethnicity" => new("民族", "Ethnic group"),
        "residence" => new("居住地代码", "Place code of residence"),
        "hukou" => new("户籍地代码", "Place code of household registration"),
        "since" => new("起始日期", "True since"),
        "mother" => new("母亲身份号码", "Mother's identity number"),
        "father" => new("父亲身份号码", "Father's identity number"),
        "spouse" => new("配偶身份号码", "Spouse's identity number"),
        "married-on" => new("结婚日期", "Date of marriage"),
        _ => new(element, element),
    };
}
