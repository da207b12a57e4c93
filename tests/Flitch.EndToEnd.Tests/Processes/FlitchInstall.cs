namespace Flitch.EndToEnd.Tests.Processes;

/// <summary>One user's Flitch: a data folder and a state folder of its own, and the program that works on them.</summary>
internal sealed class FlitchInstall(string? host = null) : IDisposable
{
    private readonly string _host = host ?? Repository.Host;

    public string Folder { get; } = Directory.CreateTempSubdirectory("flitch-e2e-").FullName;

    public string Data => Path.Combine(Folder, "data");

    public Dictionary<string, string> Environment => new()
    {
        ["FLITCH_DATA"] = Data,
        ["FLITCH_STATE"] = Path.Combine(Folder, "state"),
        ["NO_COLOR"] = "1",
    };

    public Task<CommandResult> RunAsync(params string[] arguments) => RunAsync(new Dictionary<string, string>(), arguments);

    public Task<CommandResult> RunAsync(Dictionary<string, string> environment, params string[] arguments) =>
        Command.RunAsync("dotnet", arguments.Prepend(_host), Folder, Environment.Where(e => !environment.ContainsKey(e.Key)).Concat(environment).ToDictionary());

    /// <summary>Starts a command and does not wait for it.</summary>
    public System.Diagnostics.Process Start(Dictionary<string, string> environment, params string[] arguments) =>
        Command.Start("dotnet", arguments.Prepend(_host), Folder, Environment.Concat(environment).ToDictionary());

    public Task<SandboxProcess> SandboxAsync(params string[] options) => SandboxProcess.StartAsync(_host, Folder, Environment, options);

    /// <summary>Adds a connection to a sandbox; the keys go through the environment, as a person's would.</summary>
    public Task<CommandResult> ConnectAsync(string name, SandboxProcess sandbox, string tier = "none") => RunAsync(
        new Dictionary<string, string> { ["TEST_API_KEY"] = sandbox.Fields["api_key"], ["TEST_PRIVATE_KEY"] = sandbox.Fields["private_key"] },
        "connection", "add", "kraken", "--name", name,
        "--set", $"base_url={sandbox.Fields["base_url"]}", "--set", $"tier={tier}",
        "--set", "api_key=env:TEST_API_KEY", "--set", "private_key=env:TEST_PRIVATE_KEY");

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
