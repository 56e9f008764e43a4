namespace Anyu.Feel;

/// <summary>
/// Folds truths as <c>and</c> or <c>or</c> (see <see cref="Truth"/>), uniting the missing facts. <c>every</c> and <c>some</c> fold the same way;
/// over nothing at all <c>and</c> is yes and <c>or</c> is no.
/// </summary>
internal struct TruthFold(bool isAnd)
{
    private FeelValue unknown;
    private bool anyUnknown;
    private bool anyPlain;
    private bool anyNotApplicable;

    /// <summary>Whether the value is certain whatever follows.</summary>
    public bool Decided { get; private set; }

    public void Add(FeelValue value)
    {
        switch (value.Kind)
        {
            case FeelKind.Boolean when value.AsBoolean != isAnd:
                Decided = true;
                break;
            case FeelKind.Boolean:
                anyPlain = true;
                break;
            case FeelKind.Unknown:
                AddUnknown(value);
                break;
            default:
                AddNotApplicable(value);
                break;
        }
    }

    public readonly FeelValue Value => Decided ? FeelValue.Of(!isAnd) : isAnd ? Conjunction : Disjunction;

    private readonly FeelValue Conjunction =>
        anyNotApplicable ? (anyUnknown ? FeelValue.NotApplicableOrNo(unknown) : FeelValue.NotApplicable)
        : anyUnknown ? unknown
        : FeelValue.Yes;

    /// <summary>A doubt that lies only between no and not applicable is settled by any certain no.</summary>
    private readonly FeelValue Disjunction =>
        anyUnknown ? unknown
        : anyPlain || !anyNotApplicable ? FeelValue.No
        : doubt.Kind == FeelKind.Unknown && anyDoubt ? FeelValue.NotApplicableOrNo(doubt)
        : FeelValue.NotApplicable;

    private FeelValue doubt;
    private bool anyDoubt;

    private void AddUnknown(FeelValue value)
    {
        unknown = anyUnknown ? FeelValue.UnknownOfBoth(unknown, value) : value;
        anyUnknown = true;
    }

    private void AddNotApplicable(FeelValue value)
    {
        anyNotApplicable = true;
        var settled = value.Settled();
        if (settled.Kind != FeelKind.Unknown)
        {
            return;
        }

        if (isAnd)
        {
            AddUnknown(settled);
            return;
        }

        doubt = anyDoubt ? FeelValue.UnknownOfBoth(doubt, settled) : settled;
        anyDoubt = true;
    }
}
