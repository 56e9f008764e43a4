using System.ComponentModel;
using System.Text.Json;

namespace Anyu.Web.Api;

/// <summary>What is asked: a family, a day, and what to show.</summary>
/// <param name="Family">The family's facts, with the keys of a family file; see docs/content-format.md §6.</param>
/// <param name="On">The day whose law is asked for, yyyy-MM-dd; today in China when left out.</param>
/// <param name="Place">The division whose law decides where the facts name no place; the family's own when left out.</param>
/// <param name="Settings">Open points read otherwise than by default, id → option.</param>
/// <param name="Benefits">The benefits asked; all when left out.</param>
/// <param name="Explain">Whether to record every condition node by node.</param>
internal sealed record EntitlementsRequest(
    [property: Description("The family's facts, with the keys of a family file.")] JsonElement Family,
    [property: Description("The day whose law is asked for, yyyy-MM-dd; today in China when left out.")] string? On = null,
    [property: Description("Six-digit division code; the family's own place when left out.")] string? Place = null,
    [property: Description("Open points read otherwise than by default: id → option.")] Dictionary<string, string>? Settings = null,
    [property: Description("Benefit ids; all when left out.")] string[]? Benefits = null,
    [property: Description("Record every condition, node by node.")] bool Explain = false);

/// <summary>The same family in several places.</summary>
internal sealed record CompareRequest(
    [property: Description("The family's facts, with the keys of a family file.")] JsonElement Family,
    [property: Description("One to six division codes; the places that have documents of their own when left out.")] string[]? Places = null,
    [property: Description("The day whose law is asked for, yyyy-MM-dd; today in China when left out.")] string? On = null,
    [property: Description("Open points read otherwise than by default: id → option.")] Dictionary<string, string>? Settings = null);
