using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Cli;

/// <summary>How a sentence of law bears on a family, in words.</summary>
internal static class TruthWords
{
    /// <summary>Whether the wording speaks of this family at all.</summary>
    public static Bilingual OfCovers(Truth covers) => covers switch
    {
        Truth.Yes => new("这句话说到这种情形", "the sentence speaks of this"),
        Truth.No => new("这句话没有说到这种情形", "the sentence does not speak of this"),
        Truth.NotApplicable => new("这句话与这个家庭无关", "the sentence does not concern this family"),
        _ => new("是否说到这种情形，还缺事实", "facts are missing to tell whether the sentence speaks of this"),
    };

    /// <summary>Whether its condition is met.</summary>
    public static Bilingual OfWhen(Truth when) => when switch
    {
        Truth.Yes => new("条件成立", "its condition is met"),
        Truth.No => new("条件不成立", "its condition is not met"),
        Truth.NotApplicable => new("条件不涉及", "its condition does not arise"),
        _ => new("条件是否成立，还缺事实", "facts are missing to tell whether its condition is met"),
    };

    /// <summary>Where a fact comes from; nothing for one that was stated.</summary>
    public static Bilingual OfSource(string source) => source switch
    {
        "stated" => new("", ""),
        "computed" => new("（算出）", " (worked out)"),
        "place-default" => new("（按所问地区）", " (from the place asked)"),
        _ => new("（按文件定义）", " (as the law defines it)"),
    };
}
