using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>YAML files whose root must be of one kind.</summary>
internal static class YamlFiles
{
    /// <summary>A file that holds a mapping; null with a problem when it does not.</summary>
    public static YamlMap? Map(string text, string file, ProblemSink sink)
    {
        var root = YamlReader.Read(text, file, 0, sink);
        if (root is not null and not YamlMap)
        {
            sink.Add(LawProblems.WrongType(root.At, new("文件内容", "the file"), new("键值对", "a mapping"), root.KindLabel));
        }

        return root as YamlMap;
    }

    /// <summary>A file that holds a list; null with a problem when it does not.</summary>
    public static YamlList? List(string text, string file, ProblemSink sink)
    {
        var root = YamlReader.Read(text, file, 0, sink);
        if (root is not null and not YamlList)
        {
            sink.Add(LawProblems.WrongType(root.At, new("文件内容", "the file"), new("列表", "a list"), root.KindLabel));
        }

        return root as YamlList;
    }
}
