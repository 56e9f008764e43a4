namespace Anyu.Web.Design;

/// <summary>What a benefit gives, in a few words.</summary>
internal static class AmountWords
{
    /// <summary>The amount with its period, or what a benefit without an amount gives.</summary>
    public static Bilingual Of(Determination answer) => answer.Amount is { } amount && HasNumber(answer)
        ? Of(amount, answer.Benefit.Per)
        : OfKind(answer.Benefit.Kind, answer.Amount);

    /// <summary>An amount with its period.</summary>
    public static Bilingual Of(LawAmount amount, string per)
    {
        var period = Words.OfPeriod(per);
        return new Bilingual(
            period?.Zh + FactText.Amount(amount, Language.Zh),
            FactText.Amount(amount, Language.En) + (period is null ? "" : " " + period.Value.En));
    }

    /// <summary>For a list: a colon and the amount, or nothing where there is none.</summary>
    public static Bilingual? After(Determination answer)
    {
        if (!HasNumber(answer))
        {
            return null;
        }

        var words = Of(answer);
        return new Bilingual("：" + words.Zh, ": " + words.En);
    }

    /// <summary>A waiver is free of charge, not an amount of nothing.</summary>
    private static bool HasNumber(Determination answer) =>
        answer.Amount is not null && answer.Benefit.Unit != Feel.Unit.One && answer.Benefit.Kind != BenefitKind.Waiver;

    private static Bilingual OfKind(BenefitKind kind, LawAmount? amount) => kind switch
    {
        BenefitKind.Priority => new("优先", "Priority"),
        BenefitKind.Waiver => new("免费", "Free of charge"),
        BenefitKind.Service => new("可以享受这项服务", "The service is available"),
        BenefitKind.Protection => new("受保护", "Protected"),
        BenefitKind.Days or BenefitKind.Money => new("享有；文件没有写数额", "Granted; the text states no amount"),
        _ when amount is not null => new(FactText.Amount(amount, Language.Zh), FactText.Amount(amount, Language.En)),
        _ => new("享有", "Granted"),
    };
}
