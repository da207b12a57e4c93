using System.Reflection;

namespace Flitch.Web.Tests.Serving;

/// <summary>Where things lie in the source tree.</summary>
internal static class Tree
{
    public static string Root { get; } = Find();

    /// <summary>The connectors that the build puts beside the program.</summary>
    public static string Plugins { get; } = Path.Combine(Root, "host", "Flitch.Host", "bin", Configuration, "net10.0", "plugins");

    private static string Configuration =>
        typeof(Tree).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Configuration").Value!;

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Flitch.Connectors.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the source tree.");
        }

        return folder.FullName;
    }
}
