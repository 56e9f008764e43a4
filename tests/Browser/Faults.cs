using System.Collections.Immutable;
using System.Globalization;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Anyu.Browser;

/// <summary>
/// What is wrong with a page as it stands in the browser: every rule of axe, its best practices and target size included; no scrolling
/// sideways; one main heading; in elder mode text of 18 points (24 px) and targets of 44 px (GB/T 37668, WCAG 2.2 target size).
/// </summary>
internal static class Faults
{
    private const string Layout = """
        elder => {
          const faults = [], root = document.documentElement;
          const brief = e => e.outerHTML.replace(/\s+/g, ' ').slice(0, 110);
          if (root.scrollWidth > root.clientWidth) {
            const wide = [...document.body.querySelectorAll('*')].find(e => e.getBoundingClientRect().right > root.clientWidth + 1 && !e.closest('.scroll, .chart-wrap'));
            faults.push(`scrolls sideways, ${root.scrollWidth} px in ${root.clientWidth}: ${wide ? brief(wide) : ''}`);
          }
          const headings = document.querySelectorAll('h1').length;
          if (headings !== 1) faults.push(`${headings} main headings`);
          if (!elder) return faults;
          const seen = e => e.checkVisibility() && e.getBoundingClientRect().width > 1;
          const small = new Map();
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const e = walker.currentNode.parentElement;
            if (!walker.currentNode.data.trim() || e.closest('svg, script, .hide') || !seen(e)) continue;
            const size = parseFloat(getComputedStyle(e).fontSize);
            if (size < 24) small.set(`${e.tagName}.${e.className} ${size} px`, brief(e));
          }
          for (const e of document.querySelectorAll('svg text')) {
            const size = seen(e) ? parseFloat(getComputedStyle(e).fontSize) * e.getScreenCTM().a : 24;
            if (size < 23.9) small.set(`text of a picture ${size.toFixed(1)} px`, brief(e));
          }
          for (const [what, where] of small) faults.push(`text under 24 px: ${what} ${where}`);
          const low = new Map();
          for (const e of document.querySelectorAll('a[href], button, input, select, textarea, summary')) {
            if (!seen(e)) continue;
            const box = (e.matches('[type=radio], [type=checkbox]') ? document.querySelector(`label[for="${CSS.escape(e.id)}"]`) ?? e : e).getBoundingClientRect();
            const inText = e.matches('a') && getComputedStyle(e).display === 'inline' && e.parentElement.textContent.trim() !== e.textContent.trim();
            if (!inText && box.right > 0 && (box.height < 43.9 || box.width < 43.9)) low.set(`${e.parentElement.tagName}.${e.parentElement.className} ${e.tagName}.${e.className}`, `${Math.round(box.width)} by ${Math.round(box.height)} ${brief(e)}`);
          }
          for (const [what, where] of low) faults.push(`target under 44 px: ${what} ${where}`);
          return faults;
        }
        """;

    /// <summary>Runs axe over the whole page and brings back nothing but what is wrong.</summary>
    private const string Axe = """
        async contrast => {
          const found = await axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true }, 'color-contrast': { enabled: contrast } } });
          return found.violations.flatMap(v => v.nodes.slice(0, 3).map(n => `${v.id}: ${v.help}: ${n.html.slice(0, 160)}`));
        }
        """;

    /// <summary>
    /// The contrast of every text on plain ground (WCAG 1.4.3), in a hundredth of the time that axe takes for a document of a thousand
    /// paragraphs, because each ground is looked up once. Axe itself looks at the colours of each document in Chinese at the usual size.
    /// </summary>
    private const string Colours = """
        () => {
          const parts = colour => { const c = colour.match(/[\d.]+/g).map(Number); return c.length < 4 ? [...c, 1] : c; };
          const linear = v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
          const light = ([r, g, b]) => .2126 * linear(r) + .7152 * linear(g) + .0722 * linear(b);
          const grounds = new Map();
          const ground = e => {
            if (!e) return [255, 255, 255, 1];
            if (!grounds.has(e)) { const own = parts(getComputedStyle(e).backgroundColor); grounds.set(e, own[3] > 0 ? own : ground(e.parentElement)); }
            return grounds.get(e);
          };
          const faults = new Map();
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const e = walker.currentNode.parentElement;
            if (!walker.currentNode.data.trim() || e.closest('svg, script, .hide') || !e.checkVisibility()) continue;
            const style = getComputedStyle(e), size = parseFloat(style.fontSize);
            const [dark, bright] = [light(parts(style.color)), light(ground(e))].sort((a, b) => a - b);
            const ratio = (bright + .05) / (dark + .05);
            if (ratio < (size >= 24 || size >= 18.66 && style.fontWeight >= 700 ? 3 : 4.5)) faults.set(`${e.tagName}.${e.className}`, ratio.toFixed(2));
          }
          return [...faults].map(([what, ratio]) => `contrast ${ratio}: ${what}`);
        }
        """;

    private static readonly string Rules = new BundledAxeScriptProvider().GetScript();

    private static readonly string Script = Resource("assets/anyu.js");

    /// <summary>Folder for pictures of every page looked at, when somebody asks for them.</summary>
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("ANYU_PICTURES");

    /// <summary>
    /// The faults of a page whose script was kept away, on a phone and on a desk screen: as it stands, then with everything unfolded, so that
    /// axe sees what is folded too. Then the script runs late, and where it changes the page at all the page is looked at again: a page that
    /// the script leaves as it was has been looked at.
    /// </summary>
    public static async Task<ImmutableArray<string>> Of(IPage page, Reader reader, string name)
    {
        var faults = ImmutableArray.CreateBuilder<string>();
        await page.EvaluateAsync(Rules);
        await Look(page, reader, name, faults, axe: false);
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(fold => fold.open = true)");
        await Look(page, reader, name + "-open", faults, axe: true);
        var before = await page.ContentAsync();
        await page.EvaluateAsync(Script);
        if (await page.ContentAsync() != before)
        {
            await Look(page, reader, name + "-script", faults, axe: true);
        }

        return faults.ToImmutable();
    }

    /// <summary>The faults of a page as it stands, at its present width.</summary>
    public static async Task<ImmutableArray<string>> Now(IPage page, bool elder = false)
    {
        await page.EvaluateAsync(Rules);
        return [.. await page.EvaluateAsync<string[]>(Layout, elder), .. await page.EvaluateAsync<string[]>(Axe, true)];
    }

    /// <summary>What does not fit at the present width.</summary>
    public static Task<string[]> OfLayout(IPage page) => page.EvaluateAsync<string[]>(Layout, false);

    /// <summary>The layout at both widths. What axe finds at a width it finds for every reader there: on the desk screen it looks for one of them, on the phone, where most is tight, for each.</summary>
    private static async Task Look(IPage page, Reader reader, string name, ImmutableArray<string>.Builder faults, bool axe)
    {
        foreach (var width in new[] { Reader.Phone, Reader.Desk })
        {
            await page.SetViewportSizeAsync(width, 900);
            var at = string.Create(CultureInfo.InvariantCulture, $"{name} {width} px: ");
            faults.AddRange((await page.EvaluateAsync<string[]>(Layout, reader.Elder)).Select(f => at + f));
            if (axe && (width == Reader.Phone || reader == Reader.Usual))
            {
                faults.AddRange((await page.EvaluateAsync<string[]>(Axe, !Portal.IsDocument(name) || reader == Reader.Usual)).Select(f => at + f));
                faults.AddRange((await page.EvaluateAsync<string[]>(Colours)).Select(f => at + f));
            }

            await Picture(page, $"{name}-{reader.Name}-{width.ToString(CultureInfo.InvariantCulture)}.png");
        }
    }

    private static async Task Picture(IPage page, string file)
    {
        if (Pictures is not null)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { FullPage = true, Path = Path.Combine(Pictures, file) });
        }
    }

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(Web.Hosting.LibraryLoader).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
