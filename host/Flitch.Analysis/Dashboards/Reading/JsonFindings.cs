using Flitch.Connectors;

namespace Flitch.Analysis.Dashboards.Reading;

/// <summary>What is wrong with a dashboard's file, each with its place. All that can be found at once is told at once.</summary>
/// <param name="file">The file's name, or what else is read.</param>
internal sealed class JsonFindings(string file)
{
    private const int Told = 5;
    private readonly List<string> _found = [];

    public void Add(string path, string what) => _found.Add($"{(path.Length == 0 ? "" : path + ": ")}{what}");

    /// <exception cref="FlitchException">Kind usage: something was found.</exception>
    public void Throw()
    {
        if (_found.Count > 0)
        {
            var more = _found.Count > Told ? $" {_found.Count - Told} more." : "";
            throw new FlitchException("dashboard:file", ErrorKind.Usage, $"{file}: {string.Join(" ", _found.Take(Told))}{more}", "Correct it and try again; docs/dashboards.md tells each part. Nothing was changed.");
        }
    }
}
