using Flitch.Connectors.Schema.Inferring;
using Flitch.Host.Cli.Output;
using Spectre.Console;

namespace Flitch.Host.Cli.Schemas;

/// <summary>Tells on standard error what to look at in an inferred schema.</summary>
internal static class InferenceText
{
    /// <summary>Prints it.</summary>
    /// <param name="console">The terminal.</param>
    /// <param name="target">Where the schema went.</param>
    /// <param name="inferred">The schema.</param>
    public static void Print(CliConsole console, SchemaTarget target, InferredSchema inferred)
    {
        var error = console.Error.Profile.Out.Writer;
        if (target.File is not null)
            error.WriteLine($"{target.File} is written.");
        if (inferred.Guesses.Count > 0)
        {
            error.WriteLine("To look at:");
            foreach (var same in inferred.Guesses.GroupBy(g => g.Text))
                Hanging.Write(console.Error, "-", Color.Yellow, 2, $"{string.Join(", ", same.Select(g => g.Place))}: {same.Key}");
        }
        var folder = target.Folder is { } known ? " " + Path.GetRelativePath(Directory.GetCurrentDirectory(), known) : string.Empty;
        error.WriteLine($"Write the descriptions, then check it: {Invocation.Name} schema validate{folder}");
    }
}
