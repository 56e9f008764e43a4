using System.Globalization;
using System.IO.Compression;
using System.Text;
using Anyu.Forecast;
using Xunit;

namespace Anyu.Unit.Forecast;

/// <summary>A projection file with made-up numbers in the layout of Spectrum: tag, description, notes, then a column for each year.</summary>
public sealed class SpectrumFileTests
{
    private const int Years = 3;

    [Fact]
    public void A_zipped_projection_becomes_a_plan_with_the_totals_it_states()
    {
        var read = SpectrumFile.Read(Zipped(File()), "made-up.PJNZ").Value!;
        var inputs = read.Plan.Inputs(read.Tables.GetValueOrDefault).Value!.Inputs;
        Assert.Equal((2024, 80, 2), (inputs.BaseYear, inputs.BasePopulation.OpenAge, inputs.Years.Length));
        Assert.Equal(1000 - (5 * 7), inputs.BasePopulation.Male[7]);
        Assert.Equal(990 - (5 * 80), inputs.BasePopulation.Female[80]);
        Assert.Equal([1.5, 1.6], inputs.Years.Select(year => year.TotalFertility), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal(1.07, inputs.Years[1].SexRatioAtBirth, 1e-12);
        Assert.Equal(0.995, inputs.Years[0].Survival.Male[0], 1e-9);
        Assert.Equal(-20, inputs.Years[1].NetMigration.Total(Sex.Male), 1e-9);
        Assert.Equal(1.5 * 0.3 / 5, inputs.Years[0].Fertility[27], 1e-12);
        Assert.Equal(3, CohortComponent.Project(inputs).Populations.Length);
    }

    [Fact]
    public void A_missing_block_a_wrong_cell_and_another_file_are_named()
    {
        Assert.Equal("FCST-0035", SpectrumFile.Read(Encoding.UTF8.GetBytes(File().Replace("<TFR MV>", "<TFR>", StringComparison.Ordinal)), "a.DP").Problems[0].Code);
        var wrong = Assert.Single(SpectrumFile.Read(Encoding.UTF8.GetBytes(File().Replace(",,,1.5,", ",,,x,", StringComparison.Ordinal)), "a.DP").Problems);
        Assert.Equal(("FCST-0007", 4), (wrong.Code, wrong.At!.Column));
        Assert.Contains(SpectrumFile.Read(Encoding.UTF8.GetBytes(File().Replace("0.995,0.995,", "1.995,0.995,", StringComparison.Ordinal)), "a.DP").Problems, problem => problem.Code == "FCST-0003" && problem.At!.Line > 0);
        Assert.Equal("FCST-0035", Assert.Single(SpectrumFile.Read([(byte)'P', (byte)'K', 3, 4, 0], "a.PJNZ").Problems).Code);
    }

    /// <summary>Files of early 2017 name the block otherwise and have town and country of the men before the women.</summary>
    [Fact]
    public void The_people_of_a_file_of_early_2017_are_the_same()
    {
        var lines = File().Replace("<BigPop MV3>", "<BigPop MV2>", StringComparison.Ordinal).Split('\n').ToList();
        lines.InsertRange(lines.IndexOf("<BigPop MV2>") + 3 + 81, Enumerable.Repeat(",,,0,0,0", 2 * 81));
        var (old, now) = (SpectrumFile.Read(Encoding.UTF8.GetBytes(string.Join('\n', lines)), "a.DP").Value!, SpectrumFile.Read(Encoding.UTF8.GetBytes(File()), "a.DP").Value!);
        Assert.Equal(now.Tables, old.Tables);
    }

    private static string File()
    {
        var text = new StringBuilder("Tag,Description,Notes,Data\n");
        void Block(string tag, int skip, IEnumerable<double[]> rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"{tag}\n");
            text.Append(string.Concat(Enumerable.Repeat(",,,\n", skip - 1)));
            foreach (var row in rows)
            {
                text.Append(",,,").AppendJoin(',', row.Select(number => number.ToString("R", CultureInfo.InvariantCulture))).Append('\n');
            }

            text.Append("<End>\n");
        }

        static double[] Same(double number) => [.. Enumerable.Repeat(number, Years)];
        Block("<FirstYear MV2>", 2, [[2024]]);
        Block("<FinalYear MV2>", 2, [[2026]]);
        Block("<BigPop MV3>", 3, Enumerable.Range(0, 81).Select(age => Same(1000 - (5 * age))).Concat(Enumerable.Range(0, 81).Select(age => Same(990 - (5 * age)))));
        Block("<TFR MV>", 2, [[1.5, 1.6, 1.7]]);
        Block("<ASFR MV>", 3, new[] { 5.0, 20, 30, 25, 15, 4, 1 }.Select(Same));
        Block("<SexBirthRatio MV>", 2, [[105, 107, 106]]);
        Block("<SurvRate MV2>", 3, Enumerable.Repeat(Enumerable.Range(0, 82).Select(age => Same(age == 81 ? 0.85 : 0.995 - (age * 0.0005))), 2).SelectMany(rows => rows));
        Block("<MigrRate MV2>", 4, [[-10, -20, -20], [0, 0, 0], [-6, -8, -8]]);
        Block("<MigrAgeDist MV2>", 3, Enumerable.Range(0, 34).Select(group => Same(group % 17 is 4 or 5 ? 50 : 0)));
        return text.ToString();
    }

    private static byte[] Zipped(string text)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("made-up.DP").Open();
            entry.Write(Encoding.UTF8.GetBytes(text));
        }

        return bytes.ToArray();
    }
}
