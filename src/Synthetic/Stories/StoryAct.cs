using Anyu.Store;

namespace Anyu.Synthetic;

/// <summary>Something that happens in the county's past.</summary>
/// <param name="At">When.</param>
/// <param name="Name">What, for a fault to be found by; never personal data.</param>
/// <param name="Do">Does it in the unit of its time.</param>
internal sealed record StoryAct(DateTimeOffset At, string Name, Func<StoryStage, UnitOfWork, Task> Do);
