using Flitch.Connectors.Catalog;
using Flitch.Pipeline.Progress;
using Flitch.Storage.Checking;
using Flitch.Storage.Datasets;

namespace Flitch.Pipeline.Verifying;

/// <summary>Verifies one dataset: its files against the manifest, without a call; then the service's counts against the rows.</summary>
internal sealed class DatasetVerifier(VerifyContext context, ObjectDescriptor descriptor, DatasetTally tally, VerifyBook book)
{
    private readonly StoredText _text = new(context.Query, context.Scope.Connection, descriptor);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (await Dataset.ReadAsync(context.Scope.Folder, new DatasetName(context.Scope.Connection.Name, descriptor.Name), cancellationToken) is null)
        {
            tally.Note("It has never been refreshed: there is nothing to verify yet.");
            return;
        }

        await using var writer = await DatasetWriter.OpenAsync(context.Scope.Folder, context.Scope.Connection, descriptor, cancellationToken);
        tally.NoteSchema(writer.SchemaChanges);
        var findings = await writer.CheckFilesAsync(cancellationToken);
        book.Files = writer.Manifest.Files.Count;
        await (findings.Count > 0 && !context.Options.Repair ? TellAsync(writer, findings) : VerifyAsync(writer, findings, cancellationToken));
        tally.Manifest = writer.Manifest;
    }

    /// <summary>Counts are not compared with files that are not what they should be: the files come first.</summary>
    private Task TellAsync(DatasetWriter writer, IReadOnlyList<FileFinding> findings)
    {
        findings.SelectMany(FileText.Of).ToList().ForEach(book.Add);
        book.IsDamaged = findings.Any(f => f.Kind != FileFindingKind.LinkAltered);
        if (writer.Manifest.Mode == RefreshMode.Incremental && book.IsDamaged)
        {
            tally.Proof = new Proof(ProofState.Difference, context.Scope.Clock.GetUtcNow(), "Files do not hold what was written.") { Calls = 0 };
        }

        return Task.CompletedTask;
    }

    private async Task VerifyAsync(DatasetWriter writer, IReadOnlyList<FileFinding> findings, CancellationToken cancellationToken)
    {
        var repair = new FileRepair(writer, descriptor, _text, book);
        if (findings.Count > 0)
        {
            await repair.AdoptAsync(findings, cancellationToken);
        }

        if (descriptor.Mode == RefreshMode.Incremental)
        {
            await CompareAsync(writer, repair, cancellationToken);
        }

        if (findings.Count > 0)
        {
            // What is still wrong after the repair is told as well, and not called repaired.
            (await writer.CheckFilesAsync(cancellationToken)).SelectMany(FileText.Of).ToList().ForEach(book.Add);
        }
    }

    private async Task CompareAsync(DatasetWriter writer, FileRepair repair, CancellationToken cancellationToken)
    {
        var listings = await ListingsVerifier.OpenAsync(context, descriptor, writer, tally, _text, book, repair.PutByHand, cancellationToken);
        await repair.ReadAgainAsync(listings.Repairing, listings.Hidden, cancellationToken);
        tally.Proof = await listings.RunAsync(cancellationToken);
        if (tally.Proof is { State: ProofState.Difference } proof)
        {
            book.Add(new Finding(FindingKind.Count, descriptor.Name, proof.Words));
        }
    }
}
