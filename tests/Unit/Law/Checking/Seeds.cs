namespace Anyu.Unit.Law;

/// <summary>Defects of our own making, each a small edit of the real content, with the number under which it must be found.</summary>
internal static class Seeds
{
    /// <summary>By name: the number expected and the edit. <c>FEEL</c> stands for any number of the expression language.</summary>
    public static IReadOnlyDictionary<string, (string Code, Action<ContentCopy> Spoil)> All { get; } =
        Reading().Concat(Names()).Concat(Amounts()).Concat(Days()).Concat(Terms()).ToDictionary(s => s.Name, s => (s.Code, s.Spoil), StringComparer.Ordinal);

    private static IEnumerable<(string Name, string Code, Action<ContentCopy> Spoil)> Reading() =>
    [
        ("brackets nested forty deep", "LAW-0002", c => c.InBlock("jl-maternity-180", "force: must", "force: " + new string('[', 40) + new string(']', 40))),
        ("stale digest of a reference", "LAW-0017", c => c.Replace("law/000000/cn-birth-limit-2016.md", "kind: reference\n", "kind: reference\ntext-sha256: 00\n")),
        ("broken YAML", "LAW-0002", c => c.InBlock("jl-maternity-180", "force: must", "force: [must")),
        ("tab in the indentation", "LAW-0003", c => c.Replace("benefits/maternity-leave.yaml", "  base: {", "\tbase: {")),
        ("unknown key in a block", "LAW-0004", c => c.InBlock("cn-maternity-98", "remedy:", "remedey:")),
        ("unknown key in a benefit", "LAW-0004", c => c.Replace("benefits/parental-leave.yaml", "per: year", "per: year\ncolour: red")),
        ("key written twice", "LAW-0005", c => c.InBlock("cn-maternity-98", "force: must", "force: must\nforce: may")),
        ("list where a text belongs", "LAW-0006", c => c.InBlock("cn-maternity-98", "part: base", "part: [base]")),
        ("no force", "LAW-0007", c => c.InBlock("jl-maternity-180", "force: must\n", "")),
        ("no subject", "LAW-0007", c => c.Replace("benefits/maternity-leave.yaml", "subject: [mother, birth]\n", "")),
        ("unknown force", "LAW-0008", c => c.InBlock("jl-maternity-180", "force: must", "force: shall")),
        ("unknown kind of benefit", "LAW-0008", c => c.Replace("benefits/maternity-leave.yaml", "kind: days", "kind: day")),
        ("30 February", "LAW-0009", c => c.InBlock("cn-infant-tax-2000", "in-force: 2023-01-01..", "in-force: 2023-02-30..")),
        ("number with its unit as an aim", "LAW-0010", c => c.InBlock("lq-places-per-thousand", "value: 5.0", "value: 5.0个")),
        ("id in capitals", "LAW-0011", c => c.InBlock("jl-paternity-25", "id: jl-paternity-25", "id: JL_Paternity")),
        ("id used twice", "LAW-0012", c => c.Twice("jl-paternity-25", "jl-maternity-180")),
        ("header not closed", "LAW-0014", c => c.Replace(ContentCopy.TheDecree, "\n---\n", "\n--\n")),
        ("block not closed", "LAW-0015", c => c.InBlock("cn-maternity-98", "\n```", "\n")),
        ("unknown kind of block", "LAW-0016", c => c.InBlock("cn-maternity-98", "```provision", "```provsion")),
        ("a character of the official text changed", "LAW-0017", c => c.Replace(ContentCopy.TheDecree, "\n第七条 女职工生育享受98天产假", "\n第七条 女职工生育享受89天产假")),
        ("YAML anchor", "LAW-0018", c => c.InBlock("cn-maternity-98", "force: must", "force: &f must")),
        ("two operations", "LAW-0019", c => c.InBlock("cn-maternity-98", "set: 98", "set: 98\nadd: 3")),
        ("no operation", "LAW-0019", c => c.InBlock("cn-maternity-98", "set: 98\n", "")),
        ("no quote", "LAW-0020", c => c.InBlock("cn-maternity-difficult-15", "quote: 难产的，增加产假15天\n", "")),
        ("no text at hand, yet confirmed", "LAW-0021", c => c.InBlock("cn-maternity-difficult-15", "quote: 难产的，增加产假15天", "quote-missing: 没有原文")),
        ("quote off by one character", "LAW-0022", c => c.InBlock("jl-maternity-180", "享受产假180天", "享有产假180天")),
        ("quote from another article", "LAW-0022", c => c.InBlock("cn-maternity-difficult-15", "quote: 难产的，增加产假15天", "quote: 用人单位不得因女职工怀孕、生育、哺乳降低其工资")),
        ("carriage returns", "LAW-0040", c => c.Write("benefits/parental-leave.yaml", c.Read("benefits/parental-leave.yaml").Replace("\n", "\r\n", StringComparison.Ordinal))),
        ("label in Chinese only", "LAW-0042", c => c.Replace("benefits/maternity-leave.yaml", "en: Maternity leave\n", "")),
        ("element in English only", "LAW-0042", c => c.Replace("vocabulary/child.yaml", "zh: 出生日期, en", "en")),
        ("option without English", "LAW-0042", c => c.InBlock("jl53-as-source", "as-regulation: { zh: 按条例已有规定认定，并注明转述, en:", "as-regulation: { zh:")),
    ];

    private static IEnumerable<(string Name, string Code, Action<ContentCopy> Spoil)> Names() =>
    [
        ("unknown benefit", "LAW-0023", c => c.InBlock("cn-maternity-98", "benefit: maternity-leave", "benefit: maternity-leaves")),
        ("unknown part", "LAW-0024", c => c.InBlock("cn-maternity-difficult-15", "part: difficult-birth", "part: hard-birth")),
        ("unknown interpretation", "LAW-0025", c => c.InBlock("cn-infant-tax-2000", "uses: [leap-day-birthday]", "uses: [leap-day]")),
        ("option unknown in a choice", "LAW-0026", c => c.InBlock("jl-maternity-180", "on-top: base", "atop: base")),
        ("option missing in a choice", "LAW-0026", c => c.InBlock("jl-maternity-180", ", on-top: base", "")),
        ("option unknown in an expression", "FEEL", c => c.InBlock("lq-child-second", "setting(\"lq-definition-scope\") = \"housing\"", "setting(\"lq-definition-scope\") = \"houses\"")),
        ("default that is no option", "LAW-0027", c => c.InBlock("jl53-as-source", "default: as-regulation", "default: as-rule")),
        ("reference to no article", "LAW-0028", c => c.Replace(ContentCopy.ThePlan, "see: cn-decree-619-2012#第七条", "see: cn-decree-619-2012#第七十条")),
        ("references in a circle", "LAW-0029", c => c.AddAfter("cn-maternity-98", "provision", "id: seed\nbenefit: maternity-leave\nquote: 女职工生育享受98天产假\nforce: must\nsee: cn-decree-619-2012#第七条")),
        ("benefit that needs itself", "LAW-0030", c => c.InBlock("cn-maternity-98", "set: 98", "set: amountOf(\"maternity-leave\")")),
        ("benefits that need each other", "LAW-0030", c => c.InBlock("cn-maternity-98", "set: 98", "set: amountOf(\"miscarriage-leave\")").InBlock("cn-miscarriage-leave", "force: must", "force: must\ncovers: amountOf(\"maternity-leave\") > 0")),
        ("computed elements in a circle", "LAW-0031", c => c.Replace("vocabulary/child.yaml", "compute: \"addYears(birthDate, 3)\"", "compute: \"addYears(thirdBirthday, 3)\"")),
        ("supersedes nothing", "LAW-0032", c => c.InBlock("cn-infant-tax-2000", "supersedes: [cn-infant-tax-1000]", "supersedes: [cn-infant-tax-100]")),
        ("definition of a plain fact", "LAW-0033", c => c.InBlock("lq-child-second", "term: child.isSecond", "term: child.nursed")),
        ("unknown division", "LAW-0034", c => c.Replace(ContentCopy.TheOpinions, "place: \"220000\"", "place: \"229900\"")),
        ("file in the wrong folder", "LAW-0037", c => c.Replace(ContentCopy.TheOpinions, "place: \"220000\"", "place: \"140000\"")),
        ("unknown role", "LAW-0035", c => c.Replace("benefits/maternity-leave.yaml", "subject: [mother, birth]", "subject: [mother, birht]")),
        ("unknown payer", "LAW-0036", c => c.InBlock("cn-infant-tax-2000", "payer: tax", "payer: taxes")),
        ("unknown name in a condition", "FEEL", c => c.InBlock("cn-maternity-difficult-15", "birth.difficult", "birth.dificult")),
        ("unknown commitment", "LAW-0121", c => c.InBlock("jl-paternity-25", "claims: [jl56-2.12-b]", "claims: [jl56-2.12-z]")),
        ("commitment that nothing claims", "LAW-0120", c => c.InBlock("jl-paternity-25", "claims: [jl56-2.12-b]\n", "")),
        ("commitment of another article", "LAW-0122", c => c.InBlock("jl-paternity-25", "claims: [jl56-2.12-b]", "claims: [jl56-2.12-b, jl56-2.14-b]")),
    ];

    private static IEnumerable<(string Name, string Code, Action<ContentCopy> Spoil)> Amounts() =>
    [
        ("two provisions set one part", "LAW-0101", c => c.Twice("cn-maternity-98", "seed").InBlock("seed", "set: 98", "set: 99")),
        ("lower sum below the higher part", "LAW-0108", c => c.InBlock("jl-maternity-180", "raise to: 180", "raise to: 90")),
        ("below the nation only under another reading", "LAW-0108", c => c.InBlock("jl-maternity-180", "raise to: 180", "raise to: { by: jilin-180-contains-difficult-birth, contained: 180, on-top: 90 }")),
        ("county below the nation", "LAW-0108", c => c.AddAfter("lq-fee-subsidy-third", "provision", "id: seed\nbenefit: maternity-leave\npart: base\nquote: 三孩标准为不低于400元/人/月\nforce: must\nwhen: mother.employed\nset: 60\nnote: { zh: 推算, en: derived }")),
        ("ceiling below the floor", "LAW-0109", c => c.AddAfter("lq-fee-subsidy-third", "provision", "id: seed\nbenefit: maternity-leave\npart: base\nquote: 三孩标准为不低于400元/人/月\nforce: must\ncap at: 50\nnote: { zh: 推算, en: derived }")),
        ("standard below its floor", "LAW-0110", c => c.AddAfter("cn-maternity-98", "provision", "id: seed\nbenefit: maternity-leave\npart: base\nquote: 女职工生育享受98天产假\nforce: must\nstandard-at-least: 98").AddAfter("lq-fee-subsidy-third", "provision", "id: seed-low\nbenefit: maternity-leave\npart: base\nquote: 三孩标准为不低于400元/人/月\nforce: must\nset: 90\nnote: { zh: 推算, en: derived }")),
        ("adoption below the floor", "LAW-0111", c => c.Write("adoptions/371581.yaml", "- { provision: lq-fee-subsidy-second, place: \"371581\", since: 2024-01-01, value: 200, source: 会议纪要 }\n")),
        ("adoption in another province", "LAW-0111", c => c.Write("adoptions/220000.yaml", "- { provision: lq-fee-subsidy-second, place: \"220000\", since: 2024-01-01, value: 400, source: 会议纪要 }\n")),
        ("number other than the quoted one", "LAW-0112", c => c.InBlock("cn-maternity-difficult-15", "add: 15", "add: 16")),
        ("quoted number in another unit", "LAW-0113", c => c.Replace("benefits/preschool-per-pupil-funding.yaml", "unit: yuan", "unit: day")),
        ("leave in yuan", "LAW-0116", c => c.Replace("benefits/marriage-leave.yaml", "unit: day", "unit: yuan")),
        ("months where days belong", "FEEL", c => c.InBlock("cn-maternity-difficult-15", "add: 15", "add: 15 months")),
        ("years compared with months", "FEEL", c => c.InBlock("cn-maternity-difficult-15", "birth.difficult", "yearsBetween(birth.date, on) < 36 months")),
        ("table with overlapping rows", "FEEL", c => c.InBlock("jl-preschool-per-pupil", "'\"inclusive-private\"', 240", "'\"public\"', 240")),
        ("table with a gap", "FEEL", c => c.InBlock("jl-preschool-per-pupil", "      - ['\"inclusive-private\"', 240]\n", "")),
        ("row that is never reached", "FEEL", c => c.InBlock("jl-preschool-per-pupil", "hit: unique", "hit: first").InBlock("jl-preschool-per-pupil", "['\"public\"', 650]", "['-', 650]")),
    ];

    private static IEnumerable<(string Name, string Code, Action<ContentCopy> Spoil)> Days() =>
    [
        ("validity reversed", "LAW-0013", c => c.InBlock("cn-infant-tax-1000", "2022-01-01..2022-12-31", "2022-12-31..2022-01-01")),
        ("successor before its predecessor", "LAW-0041", c => c.InBlock("cn-infant-tax-2000", "in-force: 2023-01-01..", "in-force: 2021-01-01..")),
        ("a month without a deduction", "LAW-0104", c => c.InBlock("cn-infant-tax-2000", "in-force: 2023-01-01..", "in-force: 2023-02-01..")),
        ("a day without a limit", "LAW-0104", c => c.InBlock("cn-two-children-2016", "2016-01-01..2021-05-30", "2016-01-01..2021-05-29")),
        ("in force after its text ended", "LAW-0106", c => c.Replace("law/000000/cn-infant-care-deduction.md", "in-force: 2022-01-01..\n", "in-force: 2022-01-01..2022-12-31\n")),
        ("outlives its text", "LAW-0125", c => c.Replace("law/000000/cn-infant-care-deduction.md", "in-force: 2022-01-01..\n", "in-force: 2022-01-01..2024-12-31\n")),
        ("replaced and still in force", "LAW-0107", c => c.Replace(ContentCopy.TheOpinions, "place: \"220000\"\n", "place: \"220000\"\nsupersedes: [cn-decree-619-2012]\n")),
        ("refers to a text that had ended", "LAW-0126", c => c.Replace(ContentCopy.TheDecree, "in-force: 2012-04-28..\n", "in-force: 2012-04-28..2015-12-31\n")),
        ("a Wednesday swapped for itself", "KRN-0017", c => c.Replace("calendars/china.csv", "2004-01-17,workday", "2004-01-14,workday")),
        ("a calendar without a last day", "KRN-0018", c => c.Replace("calendars/china.csv", "# horizon: ", "# until: ")),
        ("a second calendar", "LAW-0045", c => c.Write("calendars/second.csv", "# horizon: 2004-01-01..2004-12-31\n")),
        ("supersedes another benefit", "LAW-0119", c => c.InBlock("cn-infant-tax-2000", "supersedes: [cn-infant-tax-1000]", "supersedes: [cn-infant-tax-1000, cn-maternity-98]")),
    ];

    private static IEnumerable<(string Name, string Code, Action<ContentCopy> Spoil)> Terms() =>
    [
        ("condition that contradicts itself", "LAW-0105", c => c.InBlock("cn-maternity-difficult-15", "birth.difficult", "birth.difficult and not(birth.difficult)")),
        ("numbers that contradict each other", "LAW-0105", c => c.InBlock("cn-maternity-multiple-15", "birth.babies >= 2", "birth.babies >= 2 and birth.babies < 2")),
        ("wording that covers nobody", "LAW-0105", c => c.InBlock("cn-maternity-difficult-15", "force: must", "force: must\ncovers: birth.babies > 3 and birth.babies < 2")),
        ("interpretation that switches nothing", "LAW-0114", c => c.AddAfter("cn-maternity-98", "interpretation", "id: seed\nquestion: { zh: 问, en: ask }\noptions: { a: { zh: 甲, en: a }, b: { zh: 乙, en: b } }\ndefault: a\nstatus: unconfirmed")),
        ("choice whose options do not differ", "LAW-0115", c => c.InBlock("jl-maternity-180", "on-top: base", "on-top: total")),
        ("term defined twice", "LAW-0117", c => c.Twice("lq-child-second", "seed")),
        ("term that nobody defines", "LAW-0118", c => c.Without("lq-relief-year-definition")),
    ];
}
