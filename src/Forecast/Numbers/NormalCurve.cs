namespace Anyu.Forecast;

/// <summary>The standard normal distribution, for modules that build on these numbers.</summary>
public static class NormalCurve
{
    /// <summary>The value below which a share <paramref name="p"/> lies, to about 16 digits.</summary>
    /// <param name="p">Strictly between 0 and 1.</param>
    public static double Quantile(double p) => StandardNormal.Quantile(p);
}
