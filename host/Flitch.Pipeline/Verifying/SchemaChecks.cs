using System.Text.Json;
using Flitch.Connectors.Catalog;
using Flitch.Connectors.Reading;
using Flitch.Pipeline.Progress;
using Flitch.Pipeline.Verifying.Checks;
using Flitch.Storage.Datasets;
using Flitch.Storage.Manifests;

namespace Flitch.Pipeline.Verifying;

/// <summary>The checks that an object's schema states about its rows.</summary>
internal sealed class SchemaChecks(VerifyContext context, ConnectorDescriptor connector, IReadOnlyList<DatasetTally> tallies, VerifyBook book)
{
    /// <summary>Runs an object's checks; nothing is checked of a dataset that was never refreshed.</summary>
    public async Task RunAsync(ObjectDescriptor descriptor, DatasetTally tally, CancellationToken cancellationToken)
    {
        foreach (var check in descriptor.Checks)
        {
            if (await Dataset.ReadAsync(context.Scope.Folder, new DatasetName(context.Scope.Connection.Name, descriptor.Name), cancellationToken) is { RowCount: > 0 } manifest)
            {
                using var settings = JsonDocument.Parse(check.Settings);
                await RunAsync(descriptor, check.Kind, settings.RootElement, manifest, tally, cancellationToken);
            }
        }
    }

    private Task RunAsync(
        ObjectDescriptor descriptor, string kind, JsonElement settings, Manifest manifest, DatasetTally tally, CancellationToken cancellationToken) => kind switch
    {
        "runningBalance" => new RunningBalanceCheck(context, descriptor, settings).RunAsync(
            manifest, stretch => RereadAsync(descriptor, tally, stretch, cancellationToken), IsProven(tally), book, cancellationToken),
        "references" when Find(settings) is { } other => new ReferencesCheck(context, descriptor, other, settings).RunAsync(
            manifest, IsProven(tallies.FirstOrDefault(t => t.Dataset == other.Name)), book, cancellationToken),
        "lastEquals" when Find(settings) is { } other => EqualsAsync(descriptor, other, settings, manifest, IsProven(tally), cancellationToken),
        _ => Task.CompletedTask,
    };

    private async Task EqualsAsync(
        ObjectDescriptor descriptor, ObjectDescriptor other, JsonElement settings, Manifest manifest, bool isProven, CancellationToken cancellationToken)
    {
        var chains = await ChainsAsync(descriptor, settings, manifest, cancellationToken);
        await new LastEqualsCheck(context, descriptor, other, settings).RunAsync(manifest, chains, isProven, book, cancellationToken);
    }

    /// <summary>Where the same values are also a running balance, its chains tell what several wallets of a group hold together.</summary>
    private async Task<IReadOnlyDictionary<string, BalanceChains>?> ChainsAsync(
        ObjectDescriptor descriptor, JsonElement settings, Manifest manifest, CancellationToken cancellationToken)
    {
        foreach (var check in descriptor.Checks.Where(c => c.Kind == "runningBalance"))
        {
            using var running = JsonDocument.Parse(check.Settings);
            if (CheckSettings.Text(running.RootElement, "closing") == CheckSettings.Text(settings, "value")
                && CheckSettings.Names(running.RootElement, "group").SequenceEqual(CheckSettings.Names(settings, "group")))
            {
                return await new BalanceReader(context, descriptor, running.RootElement).ReadAsync(manifest, cancellationToken);
            }
        }

        return null;
    }

    /// <summary>Reads a stretch again.</summary>
    /// <returns>Whether something there was not as the service serves it, and is now.</returns>
    private async Task<bool> RereadAsync(ObjectDescriptor descriptor, DatasetTally tally, ReadInterval stretch, CancellationToken cancellationToken)
    {
        await using var writer = await DatasetWriter.OpenAsync(context.Scope.Folder, context.Scope.Connection, descriptor, cancellationToken);
        var text = new StoredText(context.Query, context.Scope.Connection, descriptor);
        var listings = await ListingsVerifier.OpenAsync(context, descriptor, writer, tally, text, book, putByHand: 0, cancellationToken);
        IStretchReader reader = context.Options.Repair ? listings.Repairing : listings.Looking;
        var read = await reader.ReadAsync(stretch, cancellationToken);
        tally.Manifest = writer.Manifest;
        return context.Options.Repair && read.Found > 0;
    }

    private ObjectDescriptor? Find(JsonElement settings) => connector.FindObject(CheckSettings.Text(settings, "object"));

    private static bool IsProven(DatasetTally? tally) => tally?.Proof?.State is ProofState.Proven or ProofState.ProvenWithOffset;
}
