using System.Globalization;
using Anyu.Kernel;

namespace Anyu.Forecast;

/// <summary>The numbered problems of forecast inputs. A number never changes its meaning.</summary>
public static class ForecastProblems
{
    internal static Problem NegativePopulation(Sex sex, int age, double value, SourceLocation? at = null) => Make(
        "FCST-0001", at,
        $"人口为负数：{Zh(sex)}{age}岁 {value}", $"The population is negative: {En(sex)}, age {age}: {value}",
        "人数不能小于零。", "A number of persons cannot be below zero.",
        "核对原表该单元格。", "Check this cell of the source table.");

    internal static Problem MissingAge(int age, SourceLocation? at = null) => Make(
        "FCST-0002", at,
        $"缺少{age}岁（组）", $"Age {age} is missing",
        "缺一岁会使其后所有队列错位。", "Without it every later cohort would be misplaced.",
        "补上该行；没有人时填0。", "Add the row; write 0 where there is nobody.");

    internal static Problem SurvivalOutside(int? year, Sex sex, int age, double value, SourceLocation? at = null) => Make(
        "FCST-0003", at,
        $"存活比不在0与1之间：{ZhYear(year)}{Zh(sex)}{age}岁 {value}", $"A survival ratio is outside 0 to 1: {EnYear(year)}{En(sex)}, age {age}: {value}",
        "活下来的人不能多于原有的人。", "More people cannot survive than there were.",
        "检查是否把死亡率当成存活比，或把百分数当成小数。", "Check whether a death rate or a percentage was given instead.");

    internal static Problem RatePerThousand(int? year, int age, double value, SourceLocation? at = null) => Make(
        "FCST-0004", at,
        $"生育率过高，疑为千分率：{ZhYear(year)}{age}岁 {value}", $"A fertility rate is too high and looks like a rate per 1,000: {EnYear(year)}age {age}: {value}",
        "年龄别生育率按每名妇女每年计，不会超过0.6。", "Rates are births per woman and year and never exceed 0.6.",
        "除以1000后再导入。", "Divide by 1,000 and import again.");

    internal static Problem BeforeBase(int year, int baseYear, SourceLocation? at = null) => Make(
        "FCST-0005", at,
        $"年份{year}早于基年{baseYear}", $"The year {year} lies before the base year {baseYear}",
        "基年人口已包含此前的出生和死亡，再计会重复。", "The base population already contains earlier births and deaths; they would count twice.",
        "删去该年，或改用更早的基年人口。", "Remove the year, or start from an earlier base population.");

    internal static Problem TerritoryChanged(string division, bool appeared, SourceLocation? at = null) => Make(
        "FCST-0006", at,
        $"区划{division}{(appeared ? "只出现在后一年" : "在后一年消失")}",
        $"Division {division} {(appeared ? "appears only in the later year" : "is gone in the later year")}",
        "区划拆分或合并后，前后人口不可比，队列变化会被误作迁移。", "After a split or merger the numbers do not compare, and the change would look like migration.",
        "按统一的区划重算各年人口，或分别预测。", "Rebuild all years on one set of divisions, or forecast them apart.");

    internal static Problem NotANumber(string column, string text, SourceLocation at) => Make(
        "FCST-0007", at,
        $"“{column}”列的“{text}”不是数字", $"'{text}' in column '{column}' is not a number",
        "预测只读数字。", "A forecast reads numbers only.",
        "用小数点，不用千分位和单位。", "Use a decimal point, no thousands separators, no units.");

    internal static Problem MissingColumn(string column, SourceLocation at) => Make(
        "FCST-0008", at,
        $"缺少“{column}”列", $"The column '{column}' is missing",
        "没有它无法读表。", "The table cannot be read without it.",
        "加上该列，或修正表头。", "Add the column or mend the header.");

    internal static Problem SexRatioOutside(int year, double value) => Make(
        "FCST-0009", null,
        $"{year}年出生性别比不合理：{value}", $"The sex ratio at birth of {year} is not plausible: {value}",
        "应为每名女婴对应的男婴数，在0.8与1.4之间。", "It is boys per girl, between 0.8 and 1.4.",
        "若为每百名女婴，请除以100。", "If it is per 100 girls, divide by 100.");

    internal static Problem YearsNotConsecutive(int expected, int found) => Make(
        "FCST-0010", null,
        $"年份不连续：应为{expected}，实为{found}", $"The years are not consecutive: expected {expected}, found {found}",
        "每一年都从上一年的结果算起。", "Each year starts from the result of the one before.",
        "补上缺的年份或改正顺序。", "Add the missing year or mend the order.");

    internal static Problem AgesDiffer(int year, int openAge, int expected) => Make(
        "FCST-0011", null,
        $"{year}年的年龄到{openAge}岁，人口到{expected}岁", $"The ages of {year} end at {openAge}, those of the population at {expected}",
        "年龄不同无法相乘。", "Different ages cannot be multiplied.",
        "统一开放年龄组。", "Use the same open age throughout.");

    internal static Problem BearingOutside(int year, int age, double value) => Make(
        "FCST-0012", null,
        $"{year}年{age}岁有生育率{value}", $"There is a fertility rate at age {age} in {year}: {value}",
        "0岁和最高两个年龄组没有生育。", "Nobody bears at age 0 or in the last two ages.",
        "核对年龄列是否错位。", "Check whether the age column is shifted.");

    internal static Problem FertilityOutside(int year, double value, SourceLocation at) => Make(
        "FCST-0013", at,
        $"{year}年总和生育率不合理：{value}", $"The total fertility of {year} is not plausible: {value}",
        "应为每名妇女的活产数，在0与10之间。", "It is births per woman, between 0 and 10.",
        "若为每千名妇女，请除以1000。", "If it is per 1,000 women, divide by 1,000.");

    internal static Problem ExpectancyOutside(int year, double value, SourceLocation at) => Make(
        "FCST-0014", at,
        $"{year}年预期寿命不合理：{value}", $"The life expectancy of {year} is not plausible: {value}",
        "出生时预期寿命以岁计，在20与110之间。", "Life expectancy at birth is in years, between 20 and 110.",
        "核对该列是否错位。", "Check whether the columns are shifted.");

    internal static Problem DeathRateOutside(int age, double value, SourceLocation at) => Make(
        "FCST-0015", at,
        $"{age}岁死亡率不合理：{value}", $"The death rate at age {age} is not plausible: {value}",
        "应为每人年死亡数，大于0且不超过2。", "It is deaths per person-year, above 0 and at most 2.",
        "若为千分率，请除以1000。", "If it is per 1,000, divide by 1,000.");

    internal static Problem AgeTwice(int age, SourceLocation at) => Make(
        "FCST-0016", at,
        $"{age}岁出现两次", $"Age {age} stands twice",
        "不知道该用哪一行。", "It is not known which row holds.",
        "删去一行，或合并。", "Remove one of the rows, or add them together.");

    internal static Problem PlanNotRead(string file, string detail) => Make(
        "FCST-0030", new SourceLocation(file),
        $"读不懂预测方案：{detail}", $"The forecast plan cannot be read: {detail}",
        "写错的键不会起作用，预测就不是所想的那个。", "A misspelt key would have no effect, and the forecast would be another one.",
        "对照 samples/forecast 里的例子改正。", "See the example in samples/forecast.");

    internal static Problem NoTable(string file) => Make(
        "FCST-0031", new SourceLocation(file),
        $"找不到方案所用的表“{file}”", $"The table '{file}' of the plan is not there",
        "没有它无法预测。", "Without it nothing can be forecast.",
        "把表放在方案旁边，或改正文件名。", "Put the table beside the plan, or mend its name.");

    internal static Problem NoSource(string name, string file) => Make(
        "FCST-0032", new SourceLocation(file),
        $"“{name}”没有写明来源", $"'{name}' names no source",
        "没有来源的假设，别人无法判断。", "An assumption without a source cannot be judged.",
        "在 source 写明研究、文件或决定。", "Name the study, document or decision under source.");

    internal static Problem RunNotRead(string file, string detail) => Make(
        "FCST-0033", new SourceLocation(file),
        $"读不懂保存的预测：{detail}", $"The kept forecast cannot be read: {detail}",
        "可能不是预测文件，或被改动、截断。", "It may be no forecast, or have been altered or cut off.",
        "用 anyu forecast run 重新生成。", "Make it again with anyu forecast run.");

    internal static Problem NegativeActual(double value, SourceLocation at) => Make(
        "FCST-0034", at,
        $"实际数为负：{value}", $"The actual number is negative: {value}",
        "人数和事件数不能小于零。", "Persons and events cannot be below zero.",
        "核对该单元格。", "Check this cell.");

    internal static Problem NoTag(string tag, string file) => Make(
        "FCST-0035", new SourceLocation(file),
        $"文件里没有“{tag}”这一块", $"The file has no block '{tag}'",
        "只认得 Spectrum 2017 年及以后版本的文件；缺了这一块就没有输入。", "Files of Spectrum 2017 and later are known; without the block there is no input.",
        "用较新的 Spectrum 打开并重新保存，或把数填进 CSV 表。", "Open and save it with a newer Spectrum, or put the numbers into CSV tables.");

    internal static Problem OtherEngine(string stored, string current) => Make(
        "FCST-0020", null,
        $"该次预测由“{stored}”算出，现为“{current}”", $"The run was made by '{stored}'; this is '{current}'",
        "算法不同，结果不保证逐位相同。", "Another arithmetic does not promise the same bits.",
        "用原版本重算，或另存为新的预测。", "Repeat with that version, or store a new run.");

    internal static Problem OtherInputs(string hash) => Make(
        "FCST-0021", null,
        $"输入与存档不符（存档{hash[..12]}）", $"The inputs are not those of the record ({hash[..12]})",
        "输入改了，就不是同一次预测。", "With other inputs it is another forecast.",
        "取回存档的输入，或另存为新的预测。", "Fetch the stored inputs, or store a new run.");

    internal static Problem OtherResult(string stored, string found) => Make(
        "FCST-0022", null,
        $"重算结果与存档不符：{found[..12]}，存档{stored[..12]}", $"The repeated run differs from the record: {found[..12]}, stored {stored[..12]}",
        "相同输入和种子必须得到相同结果，存档可能被改动。", "Equal inputs and seed must give equal results; the record may have been altered.",
        "查核存档的完整性。", "Check the integrity of the record.");

    private static string ZhYear(int? year) => year is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known}年") : "";

    private static string EnYear(int? year) => year is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known}, ") : "";

    private static string Zh(Sex sex) => sex == Sex.Male ? "男" : "女";

    private static string En(Sex sex) => sex == Sex.Male ? "male" : "female";

    private static Problem Make(
        string code, SourceLocation? at, FormattableString whatZh, FormattableString whatEn, string whyZh, string whyEn, string mendZh, string mendEn) => new(
            code,
            new Bilingual(whatZh.ToString(CultureInfo.InvariantCulture), whatEn.ToString(CultureInfo.InvariantCulture)),
            new Bilingual(whyZh, whyEn),
            new Bilingual(mendZh, mendEn),
            at);
}
