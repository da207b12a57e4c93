using System.Globalization;

namespace Flitch.Pipeline.Catalog;

/// <summary>One step of the catalogue's schema: a script that came with the program.</summary>
/// <param name="Version">The version that the database has after it.</param>
/// <param name="Sql">The statements.</param>
internal sealed record Migration(int Version, string Sql)
{
    private const string Prefix = "Migrations/";

    /// <summary>All steps in order: embedded scripts called <c>0001_what.sql</c>.</summary>
    public static IReadOnlyList<Migration> All { get; } =
    [
        .. typeof(Migration).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).Select(Load),
    ];

    private static Migration Load(string resource)
    {
        using var reader = new StreamReader(typeof(Migration).Assembly.GetManifestResourceStream(resource)!);
        return new Migration(int.Parse(resource.AsSpan(Prefix.Length, 4), CultureInfo.InvariantCulture), reader.ReadToEnd());
    }
}
