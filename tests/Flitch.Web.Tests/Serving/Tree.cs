using System.Reflection;

namespace Flitch.Web.Tests.Serving;

/// <summary>Where things lie in the source tree.</summary>
internal static class Tree
{
    public static string Root { get; } = Find();

    /// <summary>The connectors that the build puts beside the program.</summary>
    public static string Plugins { get; } = Path.Combine(Root, "host", "Flitch.Host", "bin", Configuration, "net10.0", "plugins");

    /// <summary>The script that looks for what keeps people from using a page.</summary>
    public static string Axe { get; } = Path.Combine(Root, "tests", "Flitch.Web.Tests", "axe", "node_modules", "axe-core", "axe.min.js");

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
