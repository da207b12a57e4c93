using System.Globalization;
using System.Text;
using Flitch.Connectors;

namespace Flitch.Pipeline.Configuration;

/// <summary>What is wrong with a configuration file, each with line and column. All that can be found at once is told at once.</summary>
/// <param name="file">The file's name, for messages.</param>
/// <param name="text">The file.</param>
internal sealed class ConfigFindings(string file, byte[] text)
{
    private const int Told = 5;
    private readonly List<string> _found = [];

    public void Add(int offset, string what) => _found.Add($"{Place(offset)}: {what}");

    /// <exception cref="FlitchException">Kind usage: something was found.</exception>
    public void Throw()
    {
        if (_found.Count > 0)
        {
            var more = _found.Count > Told ? string.Create(CultureInfo.InvariantCulture, $" {_found.Count - Told} more.") : "";
            throw new FlitchException("usage:config-file", ErrorKind.Usage, string.Join(" ", _found.Take(Told)) + more, "Correct the file and apply it again. Nothing was changed.");
        }
    }

    public FlitchException NotJson(long line, long byteInLine, string what) => new(
        "usage:config-file",
        ErrorKind.Usage,
        string.Create(CultureInfo.InvariantCulture, $"{file}({line + 1},{byteInLine + 1}): {what}"),
        "Correct the file and apply it again. Nothing was changed.");

    private string Place(int offset)
    {
        var before = text.AsSpan(0, offset);
        var line = before.Count((byte)'\n') + 1;
        var column = Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1;
        return string.Create(CultureInfo.InvariantCulture, $"{file}({line},{column})");
    }
}
