namespace Anyu.Feel;

/// <summary>One evaluation of a table over the values of its inputs. A row that may or may not fit leaves the result open unless it cannot change it.</summary>
internal readonly ref struct TableRun(FeelTable table, ReadOnlySpan<FeelValue> inputs, Activation run)
{
    private readonly ReadOnlySpan<FeelValue> inputs = inputs;
    private readonly Activation run = run;

    public FeelValue Decide(out int row) => table.Hit switch
    {
        HitPolicy.Unique => Unique(out row),
        HitPolicy.First => First(out row),
        HitPolicy.CollectSum => Sum(out row),
        _ => Best(out row),
    };

    /// <summary>Whether the row fits.</summary>
    private FeelValue Fits(int row)
    {
        var fold = new TruthFold(isAnd: true);
        var cells = table.Rows[row].Cells;
        for (var i = 0; i < cells.Length && !fold.Decided; i++)
        {
            fold.Add(cells[i].Test.Check(inputs[i], run));
        }

        return fold.Value;
    }

    private FeelValue Output(int row) => table.Rows[row].Output.Evaluate(run.Frame, run.Host);

    private FeelValue Unique(out int row)
    {
        row = -1;
        var candidates = new Candidates();
        for (var i = 0; i < table.Rows.Length; i++)
        {
            var fits = Fits(i);
            if (fits.Kind == FeelKind.Unknown)
            {
                candidates.Add(fits, Output(i));
            }
            else if (fits.Truth == Truth.Yes)
            {
                if (row >= 0)
                {
                    row = -1;
                    return FeelValue.Unknown(FeelReasons.TableOverlap);
                }

                row = i;
            }
        }

        return row >= 0 ? Output(row) : candidates.Value(FeelValue.NotApplicable, ref row);
    }

    private FeelValue First(out int row)
    {
        row = -1;
        var candidates = new Candidates();
        for (var i = 0; i < table.Rows.Length; i++)
        {
            var fits = Fits(i);
            if (fits.Kind == FeelKind.Unknown)
            {
                candidates.Add(fits, Output(i));
            }
            else if (fits.Truth == Truth.Yes)
            {
                row = i;
                return candidates.Value(Output(i), ref row);
            }
        }

        return candidates.Value(FeelValue.NotApplicable, ref row);
    }

    private FeelValue Sum(out int row)
    {
        row = -1;
        var outputs = System.Collections.Immutable.ImmutableArray.CreateBuilder<FeelValue>();
        for (var i = 0; i < table.Rows.Length; i++)
        {
            var fits = Fits(i);
            if (fits.Kind == FeelKind.Unknown)
            {
                var output = Output(i);
                outputs.Add(output == FeelValue.Of(0m) ? output : fits.Vague());
            }
            else if (fits.Truth == Truth.Yes)
            {
                outputs.Add(Output(i));
                row = row < 0 ? i : row;
            }
        }

        return Aggregates.Of(FeelFunction.Sum, FeelValue.Of(outputs.ToImmutable()));
    }

    /// <summary>Priority and maximum: the best output of the rows that fit, unless a row that may fit could be better.</summary>
    private FeelValue Best(out int row)
    {
        row = -1;
        FeelValue? best = null;
        FeelValue? doubt = null;
        for (var i = 0; i < table.Rows.Length; i++)
        {
            var fits = Fits(i);
            if (fits.Kind != FeelKind.Unknown && fits.Truth != Truth.Yes)
            {
                continue;
            }

            var output = Output(i);
            var open = fits.Kind == FeelKind.Unknown ? fits : output;
            if (open.Kind == FeelKind.Unknown)
            {
                doubt = doubt is { } before ? FeelValue.UnknownOfBoth(before, open.Vague()) : open.Vague();
            }
            else if (output.Kind != FeelKind.NotApplicable && (best is not { } b || IsBetter(output, b)))
            {
                (best, row) = (output, i);
            }
        }

        if (doubt is not { } missing)
        {
            return best ?? FeelValue.NotApplicable;
        }

        if (best is { } sure && NothingBetter(sure, row))
        {
            return sure;
        }

        row = -1;
        return missing;
    }

    /// <summary>Whether no row that may fit has a better output than the one that surely does.</summary>
    private bool NothingBetter(FeelValue sure, int sureRow)
    {
        for (var i = 0; i < table.Rows.Length; i++)
        {
            var output = Output(i);
            if (Fits(i).Kind == FeelKind.Unknown && (!output.IsKnown || IsBetter(output, sure) || (output.Kind == FeelKind.Text && i < sureRow && output != sure)))
            {
                return false;
            }

            if (Fits(i) == FeelValue.Yes && output.Kind == FeelKind.Unknown)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Texts and codes are ranked by their rows, so a later one is never better.</summary>
    private static bool IsBetter(FeelValue left, FeelValue right) => left.Kind != FeelKind.Text && left.Magnitude > right.Magnitude;

    /// <summary>Outputs that may be the result: when all of them and what follows are one value, that value is certain.</summary>
    private struct Candidates
    {
        private FeelValue unknown;
        private FeelValue output;
        private bool any;
        private bool differ;

        public void Add(FeelValue fits, FeelValue value)
        {
            unknown = any ? FeelValue.UnknownOfBoth(unknown, fits.Vague()) : fits.Vague();
            differ |= !value.IsKnown || (any && value != output);
            (output, any) = (value, true);
        }

        public readonly FeelValue Value(FeelValue otherwise, ref int row)
        {
            if (!any || (!differ && output == otherwise))
            {
                return otherwise;
            }

            row = -1;
            return unknown;
        }
    }
}
