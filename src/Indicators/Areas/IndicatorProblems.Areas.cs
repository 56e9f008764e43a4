using Anyu.Kernel;

namespace Anyu.Indicators;

/// <summary>IND-0316 to IND-0318: what is decided of areas.</summary>
internal static partial class IndicatorProblems
{
    public static Problem AreaReasons() => new(
        "IND-0316",
        new("没有选类型，或者理由不足四个字、超过五百个字。", "No type was chosen, or the reasons have fewer than four characters or more than five hundred."),
        new("没有理由的分类以后无法复核。", "A type without reasons cannot be reviewed later."),
        new("选一个类型，写明理由。", "Choose a type and write why."));

    public static Problem AreaReview() => new(
        "IND-0317",
        new("复核日期要在今天以后、三年以内。", "The day of review lies after today and within three years."),
        new("地区会变，类型要按期再看。", "Areas change; a type is looked at again in time."),
        new("改日期，写成 2027-03-01。", "Mend the day, such as 2027-03-01."));

    public static Problem DemonstrationArea(SourceLocation at) => new(
        "IND-0318",
        new("这一行示范地区类型不对。", "This row of made-up types of areas cannot be right."),
        new("要有 5 列：地方、类型、几天前定的、定后几天复核、理由；类型要是 areas.yaml 里的。", "It takes 5 columns: place, type, days ago, days until review, reasons; the type is one of areas.yaml."),
        new("对照文件开头的说明改正。", "Compare with the remark at the top of the file."),
        at);
}
