using System.Globalization;
using System.Numerics;
using System.Text;
using Anyu.Feel;
using Anyu.Law;
using Parquet;
using Parquet.Schema;

namespace Anyu.Batch;

/// <summary>The answers of one part, row by row, and the families that have a right: what <c>parts/</c> holds beside totals.</summary>
internal sealed class PartRows(BatchPlan plan, string run, string placeOfPart, Func<long, string> referenceOf) : IColumnResults
{
    private const int AmountDigits = 28;
    private const int AmountDecimals = 8;

    private readonly List<long> family = [];
    private readonly List<int> answer = [];
    private readonly List<byte> outcome = [];
    private readonly List<decimal?> amount = [];
    private readonly List<decimal?> encouraged = [];
    private readonly List<string> place = [];
    private readonly int[] rowOf = new int[ColumnBlock.MaxRows];
    private readonly int placeColumn = plan.Columns.Schema.IndexOf(FileColumns.Place);
    private readonly string[] subjects = [.. plan.Answers.Select(a => string.Join(' ', a.Subject.Values))];
    private readonly StringBuilder families = new("family,reference,place,rights\n");
    private readonly int[] rights = new int[ColumnBlock.MaxRows];

    /// <inheritdoc/>
    public void Take(int result, in ColumnResult values, ColumnBlock block)
    {
        var (number, part) = (result / BatchAnswer.ResultsPerAnswer, result % BatchAnswer.ResultsPerAnswer);
        if (part == 0)
        {
            Begin(number, values, block);
            return;
        }

        var target = part == 1 ? amount : encouraged;
        for (var row = 0; row < values.Rows; row++)
        {
            if (rowOf[row] >= 0 && (values.Known(row / 64) & (1UL << (row % 64))) != 0)
            {
                target[rowOf[row]] = values.Number(row);
            }
        }
    }

    /// <summary>Notes the families of the block that have a right.</summary>
    public void AddFamilies(ColumnBlock block, ReadOnlySpan<ulong> affected)
    {
        for (var word = 0; word < affected.Length; word++)
        {
            for (var left = affected[word]; left != 0; left &= left - 1)
            {
                var row = (word * 64) + BitOperations.TrailingZeroCount(left);
                families.Append(CultureInfo.InvariantCulture, $"{block.FirstRow + row},{referenceOf(block.FirstRow + row)},{PlaceOf(block, row)},{rights[row]}\n");
            }
        }

        Array.Clear(rights);
    }

    /// <summary>Writes the families affected.</summary>
    public void WriteFamilies(Stream to)
    {
        using var writer = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        writer.Write(families);
    }

    /// <summary>Writes the answers: family, place, benefit, subject, day, outcome, amount, what is encouraged, and the reference by which <c>explain</c> gives the receipt.</summary>
    public async Task WriteAnswers(Stream to)
    {
        var fields = new DataField[]
        {
            new DataField<long>("family"), new("place", typeof(string), isNullable: true), new("benefit", typeof(string), isNullable: false), new("subject", typeof(string), isNullable: false),
            new("on", typeof(DateOnly), isNullable: false), new("outcome", typeof(string), isNullable: false), new DecimalDataField("amount", AmountDigits, AmountDecimals, isNullable: true),
            new DecimalDataField("encouraged", AmountDigits, AmountDecimals, isNullable: true), new("receipt", typeof(string), isNullable: false),
        };
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), to, new ParquetOptions { CompressionMethod = CompressionMethod.Snappy, DictionaryEncodingSampleSize = 1024 });
        writer.CustomMetadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["anyu"] = "answers/1", ["run"] = run };
        using var group = writer.CreateRowGroup();
        await group.WriteAsync<long>(fields[0], family.ToArray());
        await group.WriteAsync(fields[1], place);
        await group.WriteAsync(fields[2], answer.ConvertAll(a => plan.Answers[a].Benefit.Id));
        await group.WriteAsync(fields[3], answer.ConvertAll(a => subjects[a]));
        await group.WriteAsync<DateOnly>(fields[4], answer.ConvertAll(a => plan.Answers[a].On).ToArray());
        await group.WriteAsync(fields[5], outcome.ConvertAll(o => ((Outcome)o).ToString()));
        await group.WriteAsync<decimal>(fields[6], amount.ConvertAll(Rounded).ToArray());
        await group.WriteAsync<decimal>(fields[7], encouraged.ConvertAll(Rounded).ToArray());
        await group.WriteAsync(fields[8], family.ConvertAll(f => string.Create(CultureInfo.InvariantCulture, $"{run}/{f}")));
    }

    private static decimal? Rounded(decimal? amount) => amount is { } value ? Math.Round(value, AmountDecimals, MidpointRounding.AwayFromZero) : null;

    /// <summary>What was neither granted nor refused because nobody asked for it is left out.</summary>
    private void Begin(int number, in ColumnResult values, ColumnBlock block)
    {
        for (var row = 0; row < values.Rows; row++)
        {
            rowOf[row] = -1;
            var bit = 1UL << (row % 64);
            var isOpen = (values.Unknown[row / 64] & bit) != 0;
            if (!isOpen && (values.NotApplicable[row / 64] & bit) != 0)
            {
                continue;
            }

            var found = isOpen ? Outcome.Unknown : (Outcome)(int)values.Number(row);
            if (found is Outcome.NotDecided or Outcome.NotApplicable)
            {
                continue;
            }

            rights[row] += found == Outcome.Granted ? 1 : 0;
            rowOf[row] = family.Count;
            family.Add(block.FirstRow + row);
            place.Add(PlaceOf(block, row));
            answer.Add(number);
            outcome.Add((byte)found);
            amount.Add(null);
            encouraged.Add(null);
        }
    }

    private string PlaceOf(ColumnBlock block, int row) => placeColumn < 0 ? placeOfPart : (block[placeColumn].Unknown is { Length: > 0 } unknown && (unknown[row / 64] & (1UL << (row % 64))) != 0)
        ? ""
        : block[placeColumn].Field.Texts[block[placeColumn].Wholes[row]];
}
