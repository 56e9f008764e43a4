using Anyu.Access;
using Anyu.Batch;
using Anyu.Casework;
using Anyu.Exchange;
using Anyu.Indicators;
using Anyu.Register;
using Anyu.Store;
using Anyu.Synthetic;

namespace Anyu.Web.Hosting;

/// <summary>The modules whose tables the product has, in the order of the house. A module that gets tables adds its line here and in the command line's list.</summary>
internal static class Modules
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<MigrationSet> All { get; } = [AccessModule.Migrations, RegisterModule.Migrations, ExchangeModule.Migrations, CaseworkModule.Migrations, BatchModule.Migrations, SyntheticModule.Migrations, IndicatorsModule.Migrations];
}
