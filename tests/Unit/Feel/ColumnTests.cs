using Anyu.Feel;
using CsCheck;
using Xunit;

namespace Anyu.Unit.Feel;

/// <summary>Walker and columns give one answer: value for value, unknown for unknown.</summary>
public sealed class ColumnTests
{
    private const int FamiliesPerExpression = 50;

    private static readonly Gen<Family> AnyFamily = Gen.Select(Families.Pairs, Gen.Bool, (pair, whole) => whole ? pair.Whole : pair.Partial);

    private static readonly Gen<FeelExpression> AnyExpression =
        Expressions.Any.Select(text => World.Compile(text)).Where(e => e.Type is not FeelType.List);

    [Fact]
    public void Walker_and_columns_agree_on_twenty_thousand_pairs() => Agree(expressions: 400, isLong: false);

    [Fact]
    public void They_agree_on_numbers_without_bounds() => Agree(expressions: 100, isLong: true);

    /// <summary>The same on a million pairs, among them numbers without bounds.</summary>
    [Fact(Explicit = true)]
    public void Walker_and_columns_agree_on_a_million_pairs()
    {
        Agree(expressions: 17_000, isLong: false);
        Agree(expressions: 3_000, isLong: true);
    }

    private static void Agree(int expressions, bool isLong) => Gen.Select(AnyExpression, AnyFamily.Array[FamiliesPerExpression], Gen.Bool).Sample(
        (expression, families, feb28) =>
        {
            var host = new Host { LeapDayBirthdayOnFeb28 = feb28 };
            var columns = new Columns(isLong, host).Evaluate(expression, families);
            for (var i = 0; i < families.Length; i++)
            {
                var walked = expression.Evaluate(families[i].Frame, host);
                Assert.True(Same(walked, columns[i]), $"{expression.Source}: walker {walked}, columns {columns[i]}");
            }
        },
        iter: expressions);

    private static bool Same(FeelValue walked, FeelValue columns) =>
        walked.Kind == FeelKind.Unknown ? columns.Kind == FeelKind.Unknown : walked == columns;
}
