using Flitch.Connectors.Catalog;
using Flitch.Connectors.Checking;
using Flitch.Connectors.Plugins;
using Flitch.Connectors.Reading;
using Flitch.Sandboxed.Tests.Depots;

namespace Flitch.Connectors.TestKit.Tests.Defects;

/// <summary>One thing that is wrong with a connector, or with its service; all else works as in the depot.</summary>
internal sealed record Defect
{
    /// <summary>What it is, for the test's name.</summary>
    public required string Name { get; init; }

    /// <summary>The test of the kit that has to notice it.</summary>
    public required string Test { get; init; }

    /// <summary>What the failure has to say.</summary>
    public required string Says { get; init; }

    public Func<ConnectorDescriptor, ConnectorDescriptor> Catalogue { get; init; } = descriptor => descriptor;

    public Func<IReadOnlyDictionary<string, string>, IReadOnlyList<FieldError>, IReadOnlyList<FieldError>> Validation { get; init; } = (_, errors) => errors;

    /// <summary>Called before a connector is made.</summary>
    public Action<IReadOnlyDictionary<string, string>> Making { get; init; } = _ => { };

    /// <summary>What is told of a call; null for nothing.</summary>
    public Func<CallFacts, IReadOnlyDictionary<string, string>, CallFacts?> Told { get; init; } = (facts, _) => facts;

    public Func<ReadInterval?, ReadInterval?> Interval { get; init; } = interval => interval;

    /// <summary>Changes a page, of the object and the reading of that number; null ends the listing before it.</summary>
    public Func<Page, ObjectDescriptor, int, Page?> Read { get; init; } = (page, _, _) => page;

    /// <summary>What becomes of a failed reading: another exception, or null for an empty end.</summary>
    public Func<FlitchException, IReadOnlyDictionary<string, string>, Exception?> Failure { get; init; } = (e, _) => e;

    public Func<CheckResult, CheckResult> Checked { get; init; } = result => result;

    /// <summary>Whether the check passes whatever the service says.</summary>
    public bool ChecksNothing { get; init; }

    public Func<long?, long?> Count { get; init; } = count => count;

    public Func<IReadOnlyList<string>, IReadOnlyList<string>> Values { get; init; } = values => values;

    /// <summary>Cancelling is not heard.</summary>
    public bool IsDeaf { get; init; }

    /// <summary>The field with the address is called otherwise than the kit thinks.</summary>
    public bool Elsewhere { get; init; }

    /// <summary>A path of the service that is called beside what is declared.</summary>
    public string? CallsToo { get; init; }

    public Action<DepotService> Service { get; init; } = _ => { };
}
