using Microsoft.Playwright;

namespace Anyu.Browser;

/// <summary>Puts a page of the checker on the screen without the way there: a form of our own with the same hidden fields.</summary>
internal static class Forms
{
    private const string Submit = """
        ([address, fields]) => {
          const form = document.createElement('form');
          form.method = 'post';
          form.action = address;
          for (const [name, value] of fields) {
            const field = document.createElement('textarea');
            field.name = name;
            field.value = value;
            form.append(field);
          }
          document.body.append(form);
          form.submit();
        }
        """;

    /// <summary>Posts the fields to the address.</summary>
    public static async Task Post(IPage page, string address, params (string Name, string Value)[] fields)
    {
        await page.GotoAsync("/about");
        await page.Turn(() => page.EvaluateAsync(Submit, new object[] { address, fields.Select(f => new[] { f.Name, f.Value }).ToArray() }));
    }
}
