using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Anyu.Kernel;

namespace Anyu.Forecast;

/// <summary>
/// Reads the demographic inputs of a projection file of Spectrum (DemProj), 2017 and later: a <c>.PJNZ</c>, which is a zip, or the <c>.DP</c> inside it, comma-separated text of
/// blocks that a tag in the first column begins and whose years stand from the fourth column on. The places of the numbers follow the public readers of such files
/// (mrc-ide/eppasm, mrc-ide/leapfrog, MIT and GPL; layout only). Survival and fertility patterns are those of the first year, moved to each year's life expectancy and total fertility;
/// Spectrum keeps two ratios at the open age 80, which are joined by the people of the base year; migrants of a five-year group are spread evenly.
/// </summary>
public static class SpectrumFile
{
    private const int Open = 80;
    private const int FirstColumn = 3;
    private const long MostBytes = 64 << 20;

    /// <summary>The plan and tables, or every problem with row and column.</summary>
    /// <param name="bytes">A <c>.PJNZ</c> or <c>.DP</c>.</param>
    /// <param name="file">Its name, for messages and as the source.</param>
    public static Result<ImportedPlan> Read(byte[] bytes, string file)
    {
        if (TextOf(bytes) is not { } text)
        {
            return Result<ImportedPlan>.Failure(ForecastProblems.NoTag("*.DP", file));
        }

        var problems = new List<Problem>();
        var blocks = new TaggedBlocks(text, file, problems);
        var (first, last) = ((int)blocks.Number("<FirstYear MV2>", 2, 0), (int)blocks.Number("<FinalYear MV2>", 2, 0));
        if (problems.Count == 0 && last - first is < 1 or > ForecastPlan.MostYears)
        {
            problems.Add(ForecastProblems.NoTag("<FinalYear MV2>", file));
        }

        if (problems.Count > 0)
        {
            return Result<ImportedPlan>.Failure([.. problems]);
        }

        var people = Persons(blocks, problems);
        var tables = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        tables["population.csv"] = ImportedPlan.Table(people);
        tables["survival.csv"] = ImportedPlan.Table(Survival(blocks, people, 0, problems));
        tables["fertility.csv"] = ImportedPlan.Table(Fertility(blocks, 0));
        tables["migration.csv"] = ImportedPlan.Table(Migration(blocks, 0));
        tables["path.csv"] = Path(blocks, people, first, last, problems);
        var plan = new ForecastPlan
        {
            Title = file, Source = file, BaseYear = first, Years = last - first, Population = "population.csv", Survival = "survival.csv",
            Fertility = "fertility.csv", Migration = "migration.csv", Path = "path.csv",
        };
        return problems.Count > 0 ? Result<ImportedPlan>.Failure([.. problems]) : Result<ImportedPlan>.Success(new ImportedPlan(plan, tables.ToImmutable()));
    }

    private static string? TextOf(byte[] bytes)
    {
        if (bytes is not [(byte)'P', (byte)'K', ..])
        {
            return Encoding.UTF8.GetString(bytes);
        }

        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            if (zip.Entries.FirstOrDefault(e => e.Name.EndsWith(".DP", StringComparison.OrdinalIgnoreCase) && e.Length <= MostBytes) is not { } entry)
            {
                return null;
            }

            using var stream = entry.Open();
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return Encoding.UTF8.GetString(copy.ToArray());
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>The people of the first year. Files of early 2017 have town and country between men and women.</summary>
    private static SexAge Persons(TaggedBlocks blocks, List<Problem> problems)
    {
        var (tag, women) = !blocks.Has("<BigPop MV3>") && blocks.Has("<BigPop MV2>") ? ("<BigPop MV2>", 3 * (Open + 1)) : ("<BigPop MV3>", Open + 1);
        return SexAge.Build(Open, (sex, age) =>
        {
            var row = 3 + age + (sex == Sex.Male ? 0 : women);
            var persons = blocks.Number(tag, row, 0);
            problems.AddRange(persons < 0 ? [ForecastProblems.NegativePopulation(sex, age, persons, blocks.At(tag, row, 0))] : []);
            return persons;
        });
    }

    private static SexAge Survival(TaggedBlocks blocks, SexAge people, int step, List<Problem> problems) => SexAge.Build(Open, (sex, age) =>
    {
        double Ratio(int at)
        {
            var row = 3 + at + (sex == Sex.Male ? 0 : Open + 2);
            var ratio = blocks.Number("<SurvRate MV2>", row, step);
            problems.AddRange(ratio is < 0 or > 1 ? [ForecastProblems.SurvivalOutside(null, sex, at, ratio, blocks.At("<SurvRate MV2>", row, step))] : []);
            return ratio;
        }

        var (last, open) = (people[sex, Open - 1], people[sex, Open]);
        return age < Open ? Ratio(age) : last + open > 0 ? ((last * Ratio(Open)) + (open * Ratio(Open + 1))) / (last + open) : Ratio(Open + 1);
    });

    /// <summary>Seven five-year shares in percent, even within a group.</summary>
    private static SexAge Fertility(TaggedBlocks blocks, int step)
    {
        var (total, sum) = (blocks.Number("<TFR MV>", 2, step), Enumerable.Range(0, 7).Sum(group => blocks.Number("<ASFR MV>", 3 + group, step)));
        return SexAge.Build(Open, (sex, age) => sex == Sex.Female && age is >= 15 and < 50 && sum > 0 ? total * blocks.Number("<ASFR MV>", 3 + ((age - 15) / 5), step) / sum / 5 : 0);
    }

    private static SexAge Migration(TaggedBlocks blocks, int step) => SexAge.Build(Open, (sex, age) =>
    {
        var share = blocks.Number("<MigrAgeDist MV2>", 3 + (age / 5) + (sex == Sex.Male ? 0 : 17), step) / 100;
        return blocks.Number("<MigrRate MV2>", sex == Sex.Male ? 4 : 6, step) * (age < Open ? share / 5 : share);
    });

    private static string Path(TaggedBlocks blocks, SexAge people, int first, int last, List<Problem> problems)
    {
        var text = new StringBuilder("year,tfr,srb,e0_male,e0_female,net_migration_male,net_migration_female\n");
        for (var year = first; year < last; year++)
        {
            var survival = Survival(blocks, people, year - first, problems);
            text.Append(year.ToString(CultureInfo.InvariantCulture)).AppendJoin("", new[]
            {
                blocks.Number("<TFR MV>", 2, year - first), blocks.Number("<SexBirthRatio MV>", 2, year - first) / 100,
                SurvivalColumn.Expectancy(survival.Male.AsSpan()), SurvivalColumn.Expectancy(survival.Female.AsSpan()),
                blocks.Number("<MigrRate MV2>", 4, year - first), blocks.Number("<MigrRate MV2>", 6, year - first),
            }.Select(number => "," + number.ToString("R", CultureInfo.InvariantCulture))).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The rows of a file, found by the tag above them.</summary>
    private sealed class TaggedBlocks
    {
        private readonly string file;
        private readonly List<Problem> problems;
        private readonly string[][] rows;
        private readonly Dictionary<string, int> tags = new(StringComparer.Ordinal);
        private readonly HashSet<string> missing = new(StringComparer.Ordinal);

        internal TaggedBlocks(string text, string file, List<Problem> problems)
        {
            (this.file, this.problems) = (file, problems);
            rows = [.. text.ReplaceLineEndings("\n").TrimStart('\uFEFF').Split('\n').Select(Cells)];
            foreach (var (at, row) in rows.Index())
            {
                if (row[0].StartsWith('<') && row[0] != "<End>")
                {
                    tags.TryAdd(row[0], at);
                }
            }
        }

        internal bool Has(string tag) => tags.ContainsKey(tag);

        internal SourceLocation At(string tag, int row, int step) => new(file, tags.GetValueOrDefault(tag) + row + 1, FirstColumn + step + 1);

        /// <summary>The number some rows under a tag, of the year some columns on; what is not there or no number is a problem, named once for each tag.</summary>
        internal double Number(string tag, int row, int step)
        {
            if (!tags.TryGetValue(tag, out var at))
            {
                problems.AddRange(missing.Add(tag) ? [ForecastProblems.NoTag(tag, file)] : []);
                return 0;
            }

            var cells = at + row < rows.Length ? rows[at + row] : [];
            var text = FirstColumn + step < cells.Length ? cells[FirstColumn + step] : "";
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            {
                return number;
            }

            problems.AddRange(missing.Add(tag) ? [ForecastProblems.NotANumber(tag, text, At(tag, row, step))] : []);
            return 0;
        }

        private static string[] Cells(string line)
        {
            var (cells, cell, quoted) = (new List<string>(), new StringBuilder(), false);
            foreach (var c in line)
            {
                if (c == '"')
                {
                    quoted = !quoted;
                }
                else if (c == ',' && !quoted)
                {
                    cells.Add(cell.ToString().Trim());
                    cell.Clear();
                }
                else
                {
                    cell.Append(c);
                }
            }

            cells.Add(cell.ToString().Trim());
            return [.. cells];
        }
    }
}
