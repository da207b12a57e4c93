using Flitch.Connectors.Catalog;
using Flitch.Connectors.Reading;
using Flitch.Pipeline.Refreshing;
using Flitch.Storage.Checking;
using Flitch.Storage.Datasets;
using Flitch.Storage.Manifests;

namespace Flitch.Pipeline.Verifying;

/// <summary>Makes a dataset whole whose files are damaged: takes what the files really hold, and reads the days concerned again from the service.</summary>
internal sealed class FileRepair(DatasetWriter writer, ObjectDescriptor descriptor, StoredText text, VerifyBook book)
{
    private const long SecondsPerDay = 86_400;

    /// <summary>More days than these are repaired as well, but not told row by row.</summary>
    private const int MostDays = 31;

    private readonly Dictionary<string, string?[]> _before = new(StringComparer.Ordinal);
    private List<ReadInterval> _known = [];
    private IReadOnlyList<ReadInterval> _readAgain = [];

    /// <summary>Rows that the files hold and the manifest never stated.</summary>
    public long PutByHand { get; private set; }

    /// <summary>Takes the files as they are: the dataset is consistent again, and claims the damaged days no more.</summary>
    public async Task AdoptAsync(IReadOnlyList<FileFinding> findings, CancellationToken cancellationToken)
    {
        PutByHand = findings.SelectMany(f => f.Days).Sum(d => Math.Max(0, d.Found - d.Stated ?? 0));
        await RememberAsync(findings, cancellationToken);
        var adopted = await writer.AdoptFilesAsync(findings, cancellationToken);
        _readAgain = adopted.ReadAgain;
        foreach (var finding in findings.SelectMany(FileText.Of))
        {
            var words = descriptor.Mode == RefreshMode.Snapshot ? $"{finding.Text} A snapshot cannot be read again: what is there was taken." : finding.Text;
            book.Add(finding with { Repaired = !adopted.HasRowsWithoutDay || descriptor.UnsetCursor is not null, Text = words });
        }

        if (adopted.HasRowsWithoutDay && descriptor.UnsetCursor is null)
        {
            book.Add(new Finding(FindingKind.File, descriptor.Name, "Rows without a time are concerned, which no stretch brings back: flitch refresh with --full reads them again."));
        }
    }

    /// <summary>Reads the damaged days again.</summary>
    /// <param name="reader">Reads the ordinary listing.</param>
    /// <param name="hidden">Listings of rows that the ordinary one hides.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task ReadAgainAsync(RepairingReader reader, IReadOnlyList<DatasetSession> hidden, CancellationToken cancellationToken)
    {
        foreach (var stretch in _readAgain)
        {
            foreach (var listing in hidden)
            {
                await new MendingReader(listing).ReadAsync(stretch, cancellationToken);
            }

            var knows = IntervalSet.Covers(_known, stretch);
            await reader.ReadAsync(stretch, knows ? await WithinAsync(stretch, cancellationToken) : null, cancellationToken);
        }
    }

    /// <summary>What the damaged days hold before anything is changed.</summary>
    private async Task RememberAsync(IReadOnlyList<FileFinding> findings, CancellationToken cancellationToken)
    {
        var days = findings.SelectMany(f => f.Days).Select(d => d.Day).OfType<DateOnly>().Distinct().Order().Select(Stretch).ToList();
        foreach (var day in days.Count <= MostDays ? days : [])
        {
            if (await text.ReadAsync(day, cancellationToken) is { } rows)
            {
                _known.Add(day);
                rows.ToList().ForEach(r => _before[r.Key] = r.Value);
            }
        }
    }

    /// <summary>Of the rows remembered those of a stretch: what is there now, and what has gone since.</summary>
    private async Task<IReadOnlyDictionary<string, string?[]>?> WithinAsync(ReadInterval stretch, CancellationToken cancellationToken)
    {
        var days = _known.Where(d => IntervalSet.Covers([stretch], d)).ToList();
        return days.Count == _known.Count ? _before : await text.ReadAsync(stretch, cancellationToken);
    }

    private static ReadInterval Stretch(DateOnly day)
    {
        var midnight = (day.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber) * SecondsPerDay;
        return new ReadInterval(midnight - 1, midnight + SecondsPerDay);
    }
}
