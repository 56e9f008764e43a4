using Anyu.Feel;
using CsCheck;
using Xunit;

namespace Anyu.Unit.Feel;

public sealed class PropertyTests
{
    private const int Times = 2_000;

    [Fact]
    public void Printed_and_read_again_an_expression_is_the_same() => Expressions.Any.Sample(
        text =>
        {
            var printed = new FeelPrinter(units: true).Print(World.Compile(text).Root);
            Assert.Equal(printed, new FeelPrinter(units: true).Print(World.Compile(printed).Root));
        },
        iter: Times);

    [Fact]
    public void An_explained_run_gives_the_same_value_and_renders_every_node() => Gen.Select(Expressions.Any, Families.Pairs).Sample(
        (text, family) =>
        {
            var expression = World.Compile(text);
            var trace = expression.Explain(family.Partial.Frame, new Host());
            Assert.Equal(expression.Evaluate(family.Partial.Frame, new Host()), trace.Value);
            Assert.All(Nodes(trace), node => Assert.True(node.Rendered.Zh.Length > 0 && node.Rendered.En.Length > 0));
        },
        iter: Times);

    [Fact]
    public void The_plain_form_has_the_same_value_where_units_are_unknown() => Gen.Select(Expressions.Any, Families.Pairs).Sample(
        (text, family) =>
        {
            var expression = World.Compile(text);
            var plain = FeelCompiler.CompilePlain(expression.ToFeel(), World.Of(World.Unitless));
            Assert.True(plain.Succeeded, expression.ToFeel());
            Assert.Equal(expression.Evaluate(family.Partial.Frame, new Host()), plain.Value.Evaluate(family.Partial.Frame, new Host()));
        },
        iter: Times);

    /// <summary>
    /// What is certain with facts missing stays so once they are known. Not applicable may still turn out to be no, never yes.
    /// A division by zero and the like are met only once the facts are known.
    /// </summary>
    [Fact]
    public void A_fact_learnt_never_overturns_what_was_certain() => Gen.Select(Expressions.Any, Families.Pairs).Sample(
        (text, family) =>
        {
            var expression = World.Compile(text);
            var before = expression.Evaluate(family.Partial.Frame, new Host());
            var after = expression.Evaluate(family.Whole.Frame, new Host());
            var agrees = before.Kind switch
            {
                FeelKind.Unknown => true,
                FeelKind.List => true,
                FeelKind.NotApplicable => after.Kind == FeelKind.NotApplicable || after == FeelValue.No,
                _ => before == after,
            };
            Assert.True(agrees || after.Missing.Any(FeelReasons.IsReason), $"{text}: {before} but then {after}");
        },
        iter: Times * 4);

    [Fact]
    public void An_unknown_value_always_says_why() => Gen.Select(Expressions.Any, Families.Pairs).Sample(
        (text, family) =>
        {
            var value = World.Compile(text).Evaluate(family.Partial.Frame, new Host());
            Assert.True(value.Kind != FeelKind.Unknown || value.Missing.Length > 0, text);
        },
        iter: Times);

    [Fact]
    public void Any_text_compiles_or_has_a_problem() => Texts.Sample(
        text =>
        {
            var result = FeelCompiler.Compile(text, World.Scope);
            Assert.True(result.Succeeded || result.Problems.Length > 0, text);
            result.Value?.Evaluate(new Family().Frame, new Host());
        },
        iter: Times * 3);

    /// <summary>Words of the language in any order, and expressions with a piece torn out.</summary>
    private static Gen<string> Texts => Gen.OneOf(
        Gen.Int[0, Words.Length - 1].Select(i => Words[i]).Array[0, 12].Select(words => string.Join(' ', words)),
        Gen.Select(Expressions.Any, Gen.Int[0, 400], Gen.Int[0, 6], (text, at, length) =>
            text.Remove(at % text.Length, Math.Min(length, text.Length - (at % text.Length)))),
        Gen.String);

    private static readonly string[] Words =
    [
        "mother", ".", "employed", "children", "[", "]", "(", ")", "and", "or", "not", "if", "then", "else", "some", "every", "c", "in", "satisfies", "for", "return",
        "1", "36 months", "80 %", "\"rural\"", "@\"2016-01-01\"", "+", "-", "*", "/", "=", "<", ">=", "..", ",", "between", "count", "sum", "setting", "item", "母亲", "ageMonths", "hukou",
    ];

    private static IEnumerable<FeelTrace> Nodes(FeelTrace trace) => trace.Children.SelectMany(Nodes).Prepend(trace);
}
