using CsCheck;

namespace Anyu.Unit.Feel;

/// <summary>Random texts of well-typed expressions over <see cref="World"/>, and random families with any fact missing.</summary>
internal static class Expressions
{
    public static readonly Gen<string> Truths = Truth(3);

    public static readonly Gen<string> Any = Gen.OneOf(Truth(3), Number(3), Date(2), Gen.Const("for c in children return c.order"), List(2));

    private static Gen<string> Pick(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static Gen<string> Truth(int depth)
    {
        var leaf = Pick(
            "mother.employed", "father.employed", "birth.inPolicy", "true", "false", "mother.hukou = \"rural\"", "father.hukou in (\"urban\", \"rural\")",
            "isWithin(father.place, \"370000\")", "children[1].adopted", "mother.name != \"甲\"", "setting(\"basis\") = \"calendar\"", "children[2].mother = mother",
            "some c in children satisfies c.adopted", "every c in children[ageMonths < 36] satisfies not(c.adopted)",
            "some c in children[father.employed or adopted] satisfies c.order > 1", "count(children[adopted and father.employed]) >= 1", "birth.babies in [1..3)");
        if (depth == 0)
        {
            return leaf;
        }

        var (truth, number, date) = (Truth(depth - 1), Number(depth - 1), Date(depth - 1));
        return Gen.OneOf(
            leaf,
            Gen.Select(truth, truth, Pick("and", "or"), (a, b, op) => $"({a}) {op} ({b})"),
            Gen.Select(truth, truth, truth, (a, b, c) => $"({a}) and ({b}) and ({c})"),
            truth.Select(a => $"not({a})"),
            Gen.Select(number, number, Pick("=", "!=", "<", "<=", ">", ">="), (a, b, op) => $"({a}) {op} ({b})"),
            Gen.Select(date, date, Pick("=", "!=", "<", "<=", ">", ">="), (a, b, op) => $"({a}) {op} ({b})"),
            Gen.Select(number, number, number, (a, b, c) => $"({a}) between ({b}) and ({c})"),
            Gen.Select(number, number, number, Pick("[]", "()", "[)", "(]"), (a, b, c, e) => $"({a}) in {e[0]}({b})..({c}){e[1]}"),
            Gen.Select(number, List(depth - 1), (a, b) => $"({a}) in {b}"),
            Gen.Select(truth, truth, truth, (a, b, c) => $"if {a} then {b} else {c}"),
            Gen.Select(truth, Pick("some", "every"), (a, q) => $"{q} c in children satisfies {a} and c.adopted"),
            truth.Select(a => $"count(children[adopted or ({a})]) > 1"));
    }

    /// <summary>Numbers without unit.</summary>
    private static Gen<string> Number(int depth)
    {
        var leaf = Gen.OneOf(
            Pick("birth.babies", "children[1].order", "count(children)", "count(children[adopted])", "sum(children.order)", "max(children.order)", "0", "1", "2.5", "36"),
            Pick("yearsBetween(children[2].birthDate, on) / 1 year", "monthsBetween(birth.date, on) / 12 months", "amountOf(\"maternity-leave\") / 30 days"));
        if (depth == 0)
        {
            return leaf;
        }

        var (truth, number) = (Truth(depth - 1), Number(depth - 1));
        return Gen.OneOf(
            leaf,
            Gen.Select(number, number, Pick("+", "-", "*", "/"), (a, b, op) => $"({a}) {op} ({(op == "/" && b is "0" ? "birth.babies" : b)})"),
            Gen.Select(truth, number, number, (a, b, c) => $"if {a} then {b} else {c}"),
            truth.Select(a => $"sum(for c in children return if {a} and c.adopted then 1 else 0)"),
            number.Select(a => $"-({a})"),
            Gen.Select(number, Pick("abs", "floor", "ceiling"), (a, f) => $"{f}({a})"),
            Gen.Select(number, number, Pick("min", "max", "sum"), (a, b, f) => $"{f}({a}, {b})"),
            number.Select(a => $"round({a}, 2)"));
    }

    private static Gen<string> Date(int depth)
    {
        var leaf = Pick("birth.date", "mother.birthDate", "on", "@\"2016-01-01\"", "@\"2020-02-29\"", "setting(\"start\")", "children[1].birthDate");
        return depth == 0 ? leaf : Gen.OneOf(
            leaf,
            Gen.Select(Date(depth - 1), Pick("addDays", "addMonths", "addYears"), Pick("3", "-14", "36"), (d, f, n) => $"{f}({d}, {n})"),
            Gen.Select(Date(depth - 1), Date(depth - 1), Pick("earlier", "later"), (a, b, f) => $"{f}({a}, {b})"),
            Gen.Select(Date(depth - 1), Pick("startOfYear", "endOfYear", "startOfMonth", "endOfMonth"), (d, f) => $"{f}({d})"));
    }

    private static Gen<string> List(int depth) =>
        Gen.Select(Number(Math.Max(0, depth - 1)), Number(Math.Max(0, depth - 1)), (a, b) => $"[birth.babies, {a}, {b}]");
}
