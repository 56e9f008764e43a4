using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>Reads <c>content/adoptions/*.yaml</c>.</summary>
internal static class AdoptionReader
{
    /// <summary>Reads the records of one place.</summary>
    public static ImmutableArray<Adoption> Read(ContentFile file, LoadContext context, ProblemSink sink)
    {
        if (file.Text(sink) is not { } text || YamlFiles.List(text, file.Path, sink) is not { } list)
        {
            return [];
        }

        var adoptions = ImmutableArray.CreateBuilder<Adoption>();
        foreach (var item in list.Items)
        {
            if (item is YamlMap map)
            {
                adoptions.Add(ReadOne(new MapReader(map, sink, file.Stem), context));
                continue;
            }

            sink.Add(LawProblems.WrongType(item.At, new("采纳记录", "an adoption"), new("键值对", "a mapping"), item.KindLabel));
        }

        return adoptions.ToImmutable();
    }

    /// <summary>Reads one record.</summary>
    public static Adoption ReadOne(MapReader reader, LoadContext context)
    {
        var place = reader.Scalar("place");
        var employer = reader.Text("employer");
        context.CheckPlace(place, reader.Sink);
        if ((place is null) == (employer is null))
        {
            reader.Sink.Add(LawProblems.DoesNotFit(
                reader.At,
                new("采纳记录要写 place 或 employer 中的一个。", "An adoption names a place or an employer, one of the two."),
                new("留一个。", "Keep one.")));
        }

        var since = reader.Need("since") is null ? null : reader.Date("since");
        var until = reader.Date("until");
        if (since > until)
        {
            reader.Sink.Add(LawProblems.ReversedValidity(reader.Where("until"), since.Value, until.Value));
        }

        var adoption = new Adoption(
            reader.NeedText("provision"), place?.Text, since ?? DateOnly.MaxValue, until, reader.Number("value"), reader.NeedText("source"), reader.At);
        reader.Close();
        return adoption;
    }
}
