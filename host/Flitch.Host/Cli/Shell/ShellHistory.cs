namespace Flitch.Host.Cli.Shell;

/// <summary>The lines that were typed, kept in the data folder for the next time; nobody else may read them.</summary>
internal sealed class ShellHistory
{
    private const int Kept = 1000;
    private readonly string? path;
    private readonly List<string> lines = [];

    /// <summary>Reads what was kept.</summary>
    /// <param name="path">The file; null to keep nothing.</param>
    public ShellHistory(string? path)
    {
        this.path = path;
        if (path is not null && File.Exists(path))
            lines.AddRange(File.ReadLines(path).TakeLast(Kept));
    }

    /// <summary>How many there are.</summary>
    public int Count => lines.Count;

    /// <summary>A line, the oldest first.</summary>
    /// <param name="index">Which.</param>
    public string this[int index] => lines[index];

    /// <summary>Keeps a line, unless it is empty or the last one again.</summary>
    /// <param name="line">The line.</param>
    public void Add(string line)
    {
        if (line.Trim().Length == 0 || (lines.Count > 0 && lines[^1] == line))
            return;
        lines.Add(line);
        if (path is not null)
            Write(path);
    }

    private void Write(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(file, options);
        foreach (var line in lines.TakeLast(Kept))
            writer.Write(line + "\n");
    }
}
