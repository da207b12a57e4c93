using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Flitch.Host.Tests.Processes;

/// <summary>A person with a home, a data folder and a state folder of their own, who types commands.</summary>
internal sealed partial class Person : IDisposable
{
    private readonly Dictionary<string, string> _environment;

    public Person()
    {
        _environment = new Dictionary<string, string>
        {
            ["HOME"] = Folder,
            ["FLITCH_DATA"] = Data,
            ["FLITCH_STATE"] = Path.Combine(Folder, "state"),
            ["NO_COLOR"] = "1",
            ["COLUMNS"] = "100",
            ["DOTNET_TieredPGO"] = "0",
        };
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("flitch-person-").FullName;

    public string Data => Path.Combine(Folder, "data");

    /// <summary>Another person, whose folders hold the same.</summary>
    public Person Copy()
    {
        var copy = new Person();
        foreach (var folder in Directory.EnumerateDirectories(Folder, "*", SearchOption.AllDirectories))
            CopyMode(folder, Directory.CreateDirectory(Path.Combine(copy.Folder, Path.GetRelativePath(Folder, folder))).FullName);
        foreach (var file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
            File.Copy(file, Path.Combine(copy.Folder, Path.GetRelativePath(Folder, file)));
        return copy;
    }

    /// <summary>Sets an environment variable for the commands that follow.</summary>
    public Person With(string name, string value)
    {
        _environment[name] = value;
        return this;
    }

    public Task<Outcome> TypesAsync(params string[] arguments) => TypesAsync(string.Empty, arguments);

    /// <summary>Runs a command with something on its standard input.</summary>
    public async Task<Outcome> TypesAsync(string input, string[] arguments)
    {
        using var process = Start(arguments);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Outcome(Shown(string.Join(' ', arguments.Select(Quoted))), process.ExitCode, Shown(await output), Shown(await errors));
    }

    /// <summary>Starts a command and leaves it running.</summary>
    public Process Start(params string[] arguments) => StartProgram("dotnet", ["exec", Tree.Program, .. arguments]);

    /// <summary>Starts another program in the person's surroundings.</summary>
    public Process StartProgram(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in _environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    // What differs from run to run and machine to machine has a stable name in golden files.
    private string Shown(string text)
    {
        var stable = RunFromTree().Replace(text.ReplaceLineEndings("\n").Replace(Folder, "~", StringComparison.Ordinal), "flitch");
        return Time().Replace(LogDate().Replace(LocalPort().Replace(stable, "127.0.0.1:PORT"), "flitch-DATE.log"), "TIME");
    }

    private static void CopyMode(string from, string to)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(to, File.GetUnixFileMode(from));
    }

    private static string Quoted(string word) => word.AsSpan().IndexOfAny(" '*()") >= 0 || word.Length == 0 ? $"\"{word}\"" : word;

    [GeneratedRegex(@"dotnet run --project \S+ --(?= )")]
    private static partial Regex RunFromTree();

    [GeneratedRegex(@"20\d\d-\d\d-\d\d \d\d:\d\d:\d\d")]
    private static partial Regex Time();

    [GeneratedRegex(@"flitch-\d{4}-\d\d-\d\d\.log")]
    private static partial Regex LogDate();

    [GeneratedRegex(@"127\.0\.0\.1:\d+")]
    private static partial Regex LocalPort();
}
