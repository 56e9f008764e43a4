using System.Globalization;
using System.Text;
using Anyu.Kernel;

#pragma warning disable CA5394 // Made-up data needs no secrets.

namespace Anyu.RegisterBench;

/// <summary>Made-up persons: the same seed gives the same. Names are drawn from common characters by how common they are; numbers hold and are all different.</summary>
internal static class Synthetic
{
    private const string Surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤";
    private const string Given = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红梅建国志文辉力波斌宇浩凯健俊帆旭宁龙林欢凤洁琳素云莲真环雪荣爱妹香月莺媛瑞凡佳嘉琼勤珍贞莉叶璧璐娅琦晶妍茜秋珊莎锦黛青倩婷姣婉娴瑾颖露瑶怡婵雁蓓纨仪荷丹蓉眉君琴蕊薇菁梦岚苑婕馨瑗琰韵融园艺咏卿聪澜纯毓悦昭冰爽琬茗羽希欣飘育滢馥筠柔竹霭凝晓";
    private const int Days = 29_200;

    private static readonly DateOnly FirstBirth = new(1944, 1, 1);

    /// <summary>Headings and rows of a table that an import understands.</summary>
    public static void Write(string path, int first, int count, int seed)
    {
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 1 << 16);
        file.Write("姓名,性别,出生日期,公民身份号码,联系电话,民族,居住地代码,户籍地代码\n");
        for (var i = first; i < first + count; i++)
        {
            var person = Of(i, seed);
            file.Write(string.Create(CultureInfo.InvariantCulture, $"{person.Name},{person.Sex},{person.Born:yyyy-MM-dd},{person.Number},{person.Phone},01,{person.Place},{person.Hukou}\n"));
        }
    }

    /// <summary>The person of a place in the row.</summary>
    public static SyntheticPerson Of(int i, int seed)
    {
        var random = new Random(unchecked((seed * 397) ^ ((i * 31) + 7)));
        var (day, round) = (i % Days, i / Days);
        var born = FirstBirth.AddDays(day);
        var sequence = 1 + (((round * 23) + (day * 7)) % 997);
        var seventeen = string.Create(CultureInfo.InvariantCulture, $"999999{born:yyyyMMdd}{sequence:000}").Replace("999999", "379999", StringComparison.Ordinal);
        var place = Village(i / 3);
        return new SyntheticPerson(
            Name(random),
            sequence % 2 == 1 ? "男" : "女",
            born,
            seventeen + ResidentId.CheckCharacter(seventeen),
            random.Next(4) == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"19{random.Next(1_000_000_000):000000000}"),
            place,
            random.Next(20) == 0 ? Village(random.Next(1_000)) : place);
    }

    /// <summary>The characters near the beginning are drawn more often, as in life.</summary>
    private static string Name(Random random)
    {
        var name = new StringBuilder(3).Append(Surnames[(int)(Surnames.Length * Math.Pow(random.NextDouble(), 2))]);
        for (var more = random.Next(6) == 0 ? 1 : 2; more > 0; more--)
        {
            name.Append(Given[(int)(Given.Length * Math.Pow(random.NextDouble(), 1.5))]);
        }

        return name.ToString();
    }

    /// <summary>Some 900 villages of 20 townships of one county that does not exist.</summary>
    private static string Village(int number) => string.Create(CultureInfo.InvariantCulture, $"379999{1 + (number / 45 % 20):000}{1 + (number % 45):000}");
}

/// <summary>A made-up person.</summary>
internal sealed record SyntheticPerson(string Name, string Sex, DateOnly Born, string Number, string Phone, string Place, string Hukou);
