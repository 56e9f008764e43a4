using Anyu.Feel;

namespace Anyu.Web.Design;

/// <summary>An expression as people read it.</summary>
internal static class ExpressionWords
{
    /// <summary>The expression in both languages.</summary>
    public static Bilingual Of(FeelExpression expression) => new(expression.Render(Language.Zh), expression.Render(Language.En));
}
