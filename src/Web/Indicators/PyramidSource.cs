using Anyu.Forecast;
using Anyu.Indicators;

namespace Anyu.Web.Indicators;

/// <summary>The ages of a place in a year: counted, as far as they may be shown, or from the forecast kept for it.</summary>
internal sealed class PyramidSource
{
    private const string Population = "population";
    private readonly IndicatorEngine engine;
    private readonly PlaceCode place;
    private readonly KeptRun? forecast;
    private readonly ImmutableArray<BreakdownCode> codes;

    public PyramidSource(IndicatorEngine engine, PlaceCode place, KeptRun? forecast)
    {
        (this.engine, this.place, this.forecast) = (engine, place, forecast);
        codes = engine.Release.Book.Catalogue.Breakdowns["age"].Codes;
        Counted = [.. engine.Release.Book.YearsOf(Population).Where(y => Ages(y).Any(a => a.Men is not null || a.Women is not null))];
        Coming = forecast is null || Counted.IsEmpty ? [] : [.. Enumerable.Range(Counted[^1] + 1, Math.Max(0, forecast.LastYear - 1 - Counted[^1]))];
        Most = Counted.Concat(Coming).SelectMany(y => Ages(y).SelectMany(a => new[] { a.Men, a.Women })).Max(c => c?.Highest) ?? 1;
    }

    /// <summary>Years with counts.</summary>
    public ImmutableArray<int> Counted { get; }

    /// <summary>Years of the forecast after them.</summary>
    public ImmutableArray<int> Coming { get; }

    /// <summary>The longest bar of any year.</summary>
    public double Most { get; }

    /// <summary>What is drawn.</summary>
    public Bilingual Title(int year) => Coming.Contains(year)
        ? new($"{year}年末预测人口，粗线是80%区间，细线是95%区间", $"Residents forecast for the end of {year}; thick lines are 80 %, thin ones 95 % bands")
        : new($"{year}年末常住人口", $"Residents at the end of {year}");

    /// <summary>The ages of a year, the youngest first.</summary>
    public ImmutableArray<PyramidAge> Ages(int year) => [.. codes.Select(c => Coming.IsDefault || !Coming.Contains(year)
        ? new PyramidAge(c.Label, Shown("male", c.Id, year), Shown("female", c.Id, year))
        : new PyramidAge(c.Label, Band("male", c.Id, year), Band("female", c.Id, year)))];

    private PyramidCount? Shown(string sex, string age, int year)
    {
        var key = new CountKey(Population, place, Period.OfYear(year), Cells.Of("sex", sex).With("age", age));
        return engine.Release.Shows(key) && engine.Release.Book[key].Value is { } count ? PyramidCount.Of(count) : null;
    }

    /// <summary>A run's year begins on 1 January: the end of a year is the beginning of its next. A forecast of few persons would say how few there are now.</summary>
    private PyramidCount? Band(string sex, string age, int year) =>
        forecast!.Of(year + 1, $"{sex}:{age}") is { } band && band.Low95 >= DisclosureRule.Threshold(Audience.Public) ? PyramidCount.Of(band) : null;
}
