using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>The numbered problems of receipts.</summary>
internal static class ReceiptProblems
{
    public static Problem NotAReceipt() => new(
        "RCPT-0001",
        new Bilingual("这不是安育的认定凭据。", "This is not a receipt of Anyu."),
        new Bilingual("文件开头没有 anyu-receipt/1。", "It does not begin with anyu-receipt/1."),
        new Bilingual("使用结果页或 anyu entitlements --receipt 写出的文件。", "Use the file that the result page or ‘anyu entitlements --receipt’ wrote."));

    public static Problem Broken(string detail) => new(
        "RCPT-0002",
        new Bilingual($"凭据读不出来：{detail}", $"The receipt cannot be read: {detail}"),
        new Bilingual("凭据被截断或改动过，无法重算。", "It was cut off or changed, and cannot be replayed."),
        new Bilingual("使用原来保存的文件。", "Use the file as it was saved."));
}
