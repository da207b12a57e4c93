namespace Flitch.Host.Cli;

/// <summary>How a person calls this program, for hints that can be pasted.</summary>
internal static class Invocation
{
    /// <summary><c>flitch</c>; run from a source tree's build output, the command that runs it from there.</summary>
    public static string Name { get; } = Find();

    private static string Find()
    {
        var project = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../.."));
        if (!File.Exists(Path.Combine(project, "Flitch.Host.csproj")))
            return "flitch";
        var relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), project);
        return $"dotnet run --project {(relative.StartsWith("..", StringComparison.Ordinal) ? project : relative)} --";
    }
}
