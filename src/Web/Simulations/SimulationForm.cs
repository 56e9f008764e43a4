using System.Text;
using Anyu.Indicators;

namespace Anyu.Web.Simulations;

/// <summary>What the form of a simulation says: as it was written, what is wrong and at which field, and the order when nothing is.</summary>
internal sealed class SimulationForm
{
    /// <summary>The most bytes of one reform.</summary>
    public const int MostBytes = 64 * 1024;

    /// <summary>The choice of synthetic families.</summary>
    public const string Synthetic = "synthetic";

    /// <summary>What the choice of a forecast begins with; its place follows.</summary>
    public const string Forecast = "forecast:";

    /// <summary>What the pasted text is called in problems.</summary>
    public const string Pasted = "reform.yaml";

    private readonly List<(string Field, Problem Problem)> problems = [];
    private readonly List<(string Field, ReformFile File)> reforms = [];
    private readonly IFormCollection form;
    private readonly ReformShelf shelf;
    private readonly Lawbook book;

    private SimulationForm(IFormCollection form, Lawbook book, ReformShelf shelf) => (this.form, this.book, this.shelf) = (form, book, shelf);

    /// <summary>The numbers of families to choose from.</summary>
    public static ImmutableArray<long> Sizes { get; } = [10_000, 30_000, SimulationRuns.MostFamilies];

    /// <summary>What is wrong, each with the field it is about.</summary>
    public IReadOnlyList<(string Field, Problem Problem)> Problems => problems;

    /// <summary>The order; null when something is wrong.</summary>
    public SimulationOrder? Order { get; private set; }

    /// <summary>The division meant, as a code; empty for all.</summary>
    public string Place { get; private set; } = "";

    /// <summary>The places that a written name may mean.</summary>
    public ImmutableArray<Feel.CodeItem> Candidates { get; private set; } = [];

    /// <summary>An empty form.</summary>
    public static SimulationForm Empty(Lawbook book, ReformShelf shelf) => new(FormCollection.Empty, book, shelf);

    /// <summary>Reads a posted form.</summary>
    /// <param name="form">The form.</param>
    /// <param name="book">The law as it stands.</param>
    /// <param name="shelf">The reforms.</param>
    /// <param name="earlier">The run whose reforms are taken over; null when there is none.</param>
    /// <param name="today">The day where none is written.</param>
    /// <param name="forecasts">The forecasts at hand, by place.</param>
    public static SimulationForm Read(IFormCollection form, Lawbook book, ReformShelf shelf, SimulationRun? earlier, DateOnly today, ImmutableArray<PlaceForecasts> forecasts)
    {
        var read = new SimulationForm(form, book, shelf);
        read.ReadChosen(earlier);
        read.ReadNumber();
        read.ReadReading();
        read.ReadPasted();
        read.ReadUploaded();
        var (place, families, on) = (read.ReadPlace(), read.ReadFamilies(), read.ReadDay(today));
        var forecast = read.ReadForecast(forecasts);
        read.CheckReforms();
        read.Order = read.problems.Count > 0 ? null
            : forecast is null ? new SimulationOrder([.. read.reforms.Select(r => r.File)], place, families, on)
            : new SimulationOrder([.. read.reforms.Select(r => r.File)], PlaceCode.Parse(forecast.Run.Plan.Division), 0, Batch.ForecastPopulation.DayOf(forecast.Year)) { Forecast = forecast };
        return read;
    }

    /// <summary>A problem found after the form was read, which leaves nothing to be asked.</summary>
    public SimulationForm With(string field, Problem problem)
    {
        problems.Add((field, problem));
        Order = null;
        return this;
    }

    /// <summary>A field as it was written.</summary>
    public string Written(string field) => form[field].ToString();

    /// <summary>Whether a box was ticked.</summary>
    public bool Has(string field, string value) => form[field].Contains(value, StringComparer.Ordinal);

    /// <summary>The first problem of a field.</summary>
    public Problem? ErrorOf(string field) => problems.Find(p => p.Field == field).Problem;

    private void ReadChosen(SimulationRun? earlier)
    {
        reforms.AddRange(shelf.Samples.Where(s => Has("sample", s.Id)).Select(s => ("sample", s.File)));
        if (earlier is not null)
        {
            reforms.AddRange(earlier.Order.Reforms.Where((_, i) => Has("own", i.ToString(CultureInfo.InvariantCulture))).Select(f => ("own", f)));
        }
    }

    private void ReadNumber()
    {
        var (id, number) = (Written("standard"), Written("number").Trim());
        if (id.Length == 0 && number.Length == 0)
        {
            return;
        }

        if (SimpleReform.Standards(book).FirstOrDefault(s => s.Provision.Id == id) is not { } standard)
        {
            problems.Add(("standard", SimulationProblems.NoSuchStandard(id)));
            return;
        }

        var reading = FieldReader.Read(form, "number", new Feel.FeelType.Number(Feel.Unit.One));
        if (reading.Error is { } wrong)
        {
            problems.Add(("number", wrong));
            return;
        }

        Take("number", new ReformFile($"{standard.Provision.Id}.yaml", [.. SimpleReform.Change(book, standard, decimal.Parse(reading.Answer!, CultureInfo.InvariantCulture))]));
    }

    private void ReadReading()
    {
        if (Written("reading").Split('|') is not [var id, var option])
        {
            return;
        }

        if (book.Interpretations.TryGetValue(id, out var point) && point.Allows(option))
        {
            Take("reading", new ReformFile($"{id}.yaml", [.. SimpleReform.Read(point, option)]));
        }
        else
        {
            problems.Add(("reading", SimulationProblems.NoSuchStandard(id)));
        }
    }

    private void ReadPasted()
    {
        var text = Written("yaml");
        if (!string.IsNullOrWhiteSpace(text))
        {
            Take("yaml", new ReformFile(Pasted, [.. Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n"))]));
        }
    }

    private void ReadUploaded()
    {
        foreach (var file in form.Files.GetFiles("file").Where(f => f.Length > 0))
        {
            var name = Path.GetFileName(file.FileName);
            if (file.Length > MostBytes)
            {
                problems.Add(("file", SimulationProblems.LargeFile(name, MostBytes)));
                continue;
            }

            using var bytes = new MemoryStream();
            using (var content = file.OpenReadStream())
            {
                content.CopyTo(bytes);
            }

            Take("file", new ReformFile(name, [.. bytes.ToArray()]));
        }
    }

    private void Take(string field, ReformFile file)
    {
        if (file.Bytes.Length > MostBytes)
        {
            problems.Add((field, SimulationProblems.LargeFile(file.Name, MostBytes)));
            return;
        }

        reforms.Add((field, file));
    }

    /// <summary>That there is a reform and not too many, then that each is one: reading a branch takes about as long as reading the law, so that the samples are left to the run.</summary>
    private void CheckReforms()
    {
        if ((reforms.Count == 0 && problems.Count == 0 ? SimulationProblems.NoReform() : ReformSimulation.Check(reforms.Count)) is { } wrong)
        {
            problems.Add(("sample", wrong));
            return;
        }

        foreach (var (field, file) in reforms.Where(r => r.Field is not ("sample" or "own")).ToArray())
        {
            var branched = shelf.Branch(file);
            if (!branched.Succeeded)
            {
                problems.AddRange(branched.Problems.Where(p => p.Severity == ProblemSeverity.Error).Select(p => (field, p)));
            }
        }
    }

    private PlaceCode? ReadPlace()
    {
        Place = Written("place");
        if (Written("other").Trim() is { Length: > 0 } written)
        {
            var (code, candidates, problem) = new Portal.Check.PlaceFinder(book).Find(written);
            Candidates = candidates;
            Place = code ?? Place;
            if (code is null)
            {
                problems.Add(("other", problem ?? WebProblems.SeveralPlaces(written, candidates.Length)));
            }
        }

        if (Place.Length == 0)
        {
            return null;
        }

        if (book.Places.TryResolve(Place, out var found, out var unknown))
        {
            return found.Code;
        }

        problems.Add(("place", unknown));
        return null;
    }

    /// <summary>The forecast whose families are asked about; null for synthetic ones.</summary>
    private SimulationForecast? ReadForecast(ImmutableArray<PlaceForecasts> forecasts)
    {
        var (population, written) = (Written("population"), Written("year").Trim());
        if (population is "" or Synthetic)
        {
            return null;
        }

        if (forecasts.FirstOrDefault(f => $"{Forecast}{f.Place}" == population) is not { Latest: { } run } place)
        {
            problems.Add(("population", SimulationProblems.NoSuchForecast(population)));
            return null;
        }

        var year = run.BaseYear;
        if (written.Length > 0 && (!int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out year) || year < run.BaseYear || year > run.LastYear))
        {
            problems.Add(("year", SimulationProblems.NoSuchYear(written, run.BaseYear, run.LastYear)));
            return null;
        }

        return new SimulationForecast(run, place.Runs.First(r => r.Run == run).Id, year);
    }

    private long ReadFamilies()
    {
        var written = Written("families");
        if (written.Length == 0)
        {
            return Sizes[0];
        }

        if (long.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var families) && families is > 0 and <= SimulationRuns.MostFamilies)
        {
            return families;
        }

        problems.Add(("families", SimulationProblems.NotANumberOfFamilies(written, SimulationRuns.MostFamilies)));
        return 0;
    }

    private DateOnly ReadDay(DateOnly today)
    {
        var (day, reading) = FieldReader.Day(form, "on");
        if (reading.Error is { } wrong)
        {
            problems.Add(("on", wrong));
        }

        return day ?? today;
    }
}
