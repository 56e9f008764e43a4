namespace Anyu.Web.Simulations;

/// <summary>Problems of the pages that simulate reforms: SIM-0001 onwards.</summary>
internal static class SimulationProblems
{
    public static Problem NoReform() => new(
        "SIM-0001",
        new("还没有选改什么。", "No reform was chosen."),
        new("没有改法，就没有可比的。", "Without a reform there is nothing to compare."),
        new("选一个样例，填一个数，选一种读法，或贴上 reform.yaml。", "Choose a sample, write a number, choose a reading, or paste a reform.yaml."));

    public static Problem LargeFile(string name, int most) => new(
        "SIM-0002",
        new($"{name} 超过 {Number(most / 1024)} KB。", $"{name} is larger than {Number(most / 1024)} KB."),
        new("一个改革方案只有几千字节，更大的多半是别的文件。", "A reform takes a few kilobytes; anything larger is most likely another file."),
        new("只上传 reform.yaml。", "Upload the reform.yaml alone."));

    public static Problem OneAtATime() => new(
        "SIM-0003",
        new("您的上一次试算还没有完。", "Your last simulation is not finished."),
        new("每人一次算一个，大家都能算。", "One at a time for each visitor, so that everybody gets a turn."),
        new("等它算完，或停掉它。", "Wait for it, or stop it."));

    public static Problem QueueFull(int waiting) => new(
        "SIM-0004",
        new($"已有 {Number(waiting)} 个试算在等。", $"{Number(waiting)} simulations are waiting."),
        new("服务器一次只算一个，队伍太长等的人就看不到结果。", "The server runs one at a time; in a longer queue nobody would see a result."),
        new("过几分钟再来。", "Come again in a few minutes."));

    public static Problem Gone() => new(
        "SIM-0005",
        new("没有这次试算。", "There is no such simulation."),
        new("结果只在内存里，没有人看就在一小时后丢掉；服务器重启也会丢掉。", "Results are kept in memory alone, and dropped an hour after anybody looked, or when the server starts anew."),
        new("再算一次：同样的改法、人群和日期，结果一样。", "Simulate again: the same reform, population and day give the same result."));

    public static Problem NobodyLooked() => new(
        "SIM-0006",
        new("这次试算停了：没有人在看。", "The simulation was stopped: nobody was looking."),
        new("页面关了的试算不占用服务器。", "A simulation whose page was closed does not keep the server busy."),
        new("再算一次，并让这一页开着。", "Simulate again and leave the page open."));

    public static Problem Stopped() => new(
        "SIM-0007",
        new("这次试算已停。", "The simulation was stopped."),
        new("您点了“停下”。", "You pressed “Stop”."),
        new("要看结果，再算一次。", "Simulate again to see the result."));

    public static Problem NotANumberOfFamilies(string written, long most) => new(
        "SIM-0008",
        new($"户数“{written}”不行。", $"“{written}” is no number of families here."),
        new($"这里最多算 {View.Number(most)} 户；更多的用命令行 anyu simulate。", $"Pages take at most {View.Number(most)} families; the command line anyu simulate takes more."),
        new("从列出的户数里选一个。", "Choose one of those listed."));

    public static Problem NoSuchStandard(string id) => new(
        "SIM-0009",
        new($"“{id}”不是可以单独改的数。", $"“{id}” is no number that can be changed alone."),
        new("只有原文用数字写了一次的数，才能在表单里改。", "Only a number that its sentence says once in digits can be changed in the form."),
        new("从列表里选，或写 reform.yaml。", "Choose from the list, or write a reform.yaml."));

    public static Problem Failed() => new(
        "SIM-0010",
        new("这次试算没有算完。", "The simulation did not come to its end."),
        new("服务器出了错，已经记下来；没有留下半个结果。", "The server had a fault, which is logged; no half result is kept."),
        new("再算一次；还不行就告诉管理员时间。", "Simulate again; if it fails again, tell the administrator when."));

    public static Problem LargeForecast(long families, long most) => new(
        "SIM-0011",
        new($"这个预测有 {View.Number(families)} 户。", $"This forecast has {View.Number(families)} families."),
        new($"网页上最多算预测的 {View.Number(most)} 户，别的人也在等。", $"Pages take at most {View.Number(most)} families of a forecast, since others are waiting."),
        new("用命令行 anyu simulate --population forecast:…，或选范围小一些的预测。", "Use the command line, anyu simulate --population forecast:…, or the forecast of a smaller place."));

    public static Problem NoSuchForecast(string written) => new(
        "SIM-0012",
        new($"没有“{written}”这样的人群。", $"There is no population “{written}”."),
        new("可以用合成的家庭，或列出的保存的预测。", "Synthetic families can be used, or one of the kept forecasts that are listed."),
        new("从列出的里选一个。", "Choose one of those listed."));

    public static Problem NoSuchYear(string written, int first, int last) => new(
        "SIM-0013",
        new($"预测里没有年份“{written}”。", $"The forecast has no year “{written}”."),
        new($"这个预测从 {Number(first)} 年到 {Number(last)} 年。", $"It runs from {Number(first)} to {Number(last)}."),
        new("填其中一年，或不填（用基准年）。", "Write one of these years, or none for its base year."));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
