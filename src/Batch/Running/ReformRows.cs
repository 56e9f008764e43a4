using System.Globalization;
using Anyu.Law;
using Parquet;
using Parquet.Schema;

namespace Anyu.Batch;

/// <summary>
/// Writes the answers that reforms change as Parquet, part by part in the order of the population whatever the order in which they are decided: family, place, what before and
/// after, and the reference by which <c>batch explain</c> gives the receipt of the law as it stands.
/// </summary>
public sealed class ReformRows : IAsyncDisposable
{
    private const int AmountDigits = 28;
    private const int AmountDecimals = 8;

    private static readonly DataField[] Fields =
    [
        new DataField<long>("family"), new("place", typeof(string), isNullable: false), new("reform", typeof(string), isNullable: false), new("reform_sha256", typeof(string), isNullable: false),
        new("benefit", typeof(string), isNullable: false), new("subject", typeof(string), isNullable: false), new("on", typeof(DateOnly), isNullable: false),
        new("before", typeof(string), isNullable: false), new DecimalDataField("before_amount", AmountDigits, AmountDecimals, isNullable: false),
        new("after", typeof(string), isNullable: false), new DecimalDataField("after_amount", AmountDigits, AmountDecimals, isNullable: false),
        new("receipt", typeof(string), isNullable: false),
    ];

    private readonly ReformOrder order;
    private readonly ParquetWriter writer;
    private readonly string run;
    private readonly long most;
    private readonly Lock turn = new();
    private readonly SortedDictionary<int, List<ChangedAnswer>> waiting = [];
    private int next;

    private ReformRows(ReformOrder order, ParquetWriter writer, long most)
    {
        (this.order, this.writer, this.most) = (order, writer, most);
        run = order.Id;
    }

    /// <summary>How many rows are written.</summary>
    public long Rows { get; private set; }

    /// <summary>Whether there were more than were asked for.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Begins a file.</summary>
    /// <param name="order">The reforms and the population.</param>
    /// <param name="to">Where to write.</param>
    /// <param name="most">The most rows; those of the first families are written.</param>
    public static async Task<ReformRows> Open(ReformOrder order, Stream to, long most = long.MaxValue)
    {
        var file = await ParquetWriter.CreateAsync(new ParquetSchema(Fields), to, new ParquetOptions { CompressionMethod = CompressionMethod.Snappy, DictionaryEncodingSampleSize = 1024 });
        var rows = new ReformRows(order, file, most);
        file.CustomMetadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["anyu"] = "reform-answers/1", ["run"] = rows.run, ["law_sha256"] = order.Book.Hash };
        return rows;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await writer.DisposeAsync();

    /// <summary>Takes the rows of a part.</summary>
    internal IChangedAnswers Begin(SimulationPart part) => new Part(this, part.Number);

    private void Done(int part, List<ChangedAnswer> rows)
    {
        lock (turn)
        {
            waiting[part] = rows;
            while (waiting.Remove(next, out var ready))
            {
                next++;
                Write(ready);
            }
        }
    }

    private void Write(List<ChangedAnswer> rows)
    {
        var left = (int)Math.Min(rows.Count, most - Rows);
        IsCut |= left < rows.Count;
        Rows += left;
        if (left > 0)
        {
            WriteGroup(left == rows.Count ? rows : rows[..left]).GetAwaiter().GetResult();
        }
    }

    private async Task WriteGroup(List<ChangedAnswer> rows)
    {
        using var group = writer.CreateRowGroup();
        await group.WriteAsync<long>(Fields[0], rows.ConvertAll(r => r.Family).ToArray());
        await group.WriteAsync(Fields[1], rows.ConvertAll(r => r.Place));
        await group.WriteAsync(Fields[2], rows.ConvertAll(r => order.Branches[r.Reform].Reform.Id));
        await group.WriteAsync(Fields[3], rows.ConvertAll(r => order.Branches[r.Reform].Reform.Hash));
        await group.WriteAsync(Fields[4], rows.ConvertAll(r => r.Answer.Benefit.Id));
        await group.WriteAsync(Fields[5], rows.ConvertAll(r => string.Join(' ', r.Answer.Subject.Values)));
        await group.WriteAsync<DateOnly>(Fields[6], rows.ConvertAll(r => r.Answer.On).ToArray());
        await group.WriteAsync(Fields[7], rows.ConvertAll(r => Word(r.Before)));
        await group.WriteAsync<decimal>(Fields[8], rows.ConvertAll(r => r.BeforeAmount).ToArray());
        await group.WriteAsync(Fields[9], rows.ConvertAll(r => Word(r.After)));
        await group.WriteAsync<decimal>(Fields[10], rows.ConvertAll(r => r.AfterAmount).ToArray());
        await group.WriteAsync(Fields[11], rows.ConvertAll(r => string.Create(CultureInfo.InvariantCulture, $"{run}/{r.Family}")));
    }

    private static string Word(ChangedStanding standing) => standing switch
    {
        ChangedStanding.Granted => "Granted",
        ChangedStanding.Open => "Unknown",
        _ => "None",
    };

    /// <summary>The rows of a part, by one thread.</summary>
    private sealed class Part(ReformRows file, int number) : IChangedAnswers
    {
        private readonly List<ChangedAnswer> rows = [];

        public void Take(in ChangedAnswer changed) => rows.Add(changed);

        public void Dispose() => file.Done(number, rows);
    }
}
