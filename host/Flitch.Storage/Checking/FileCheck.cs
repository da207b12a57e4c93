using Flitch.Storage.Folders;
using Flitch.Storage.Manifests;

namespace Flitch.Storage.Checking;

/// <summary>Reads every live file and its link, and tells what is not as the manifest states it.</summary>
internal sealed class FileCheck(DatasetPaths paths, ContentCheck content, LinkCheck links, KeyCheck keys)
{
    public async Task<IReadOnlyList<FileFinding>> RunAsync(IReadOnlyList<LiveFile> files, CancellationToken cancellationToken)
    {
        var findings = new List<FileFinding>();
        var readable = new List<LiveFile>();
        foreach (var file in files)
        {
            var found = await content.RunAsync(file, cancellationToken);
            findings.AddRange(found);
            if (!found.Any(f => f.Kind is FileFindingKind.Missing or FileFindingKind.Unreadable))
            {
                readable.Add(file);
                findings.AddRange(await links.RunAsync(file, cancellationToken));
            }
        }

        var rows = readable.Where(f => f.Role == FileRole.Rows && File.Exists(paths.Absolute(f.Path))).ToList();
        findings.AddRange(await keys.RunAsync(rows, cancellationToken));
        return findings;
    }
}
