using System.Xml.Linq;

namespace Flitch.Architecture.Tests;

/// <summary>One project file.</summary>
internal sealed class Project(string path)
{
    private readonly XDocument _xml = XDocument.Load(path);

    public string Path { get; } = path;

    public string Name { get; } = System.IO.Path.GetFileNameWithoutExtension(path);

    public string Folder { get; } = System.IO.Path.GetDirectoryName(path)!;

    public bool IsTest => Repository.Relative(Path).StartsWith("tests/", StringComparison.Ordinal);

    public IEnumerable<string> Packages => Items("PackageReference").Select(Include);

    /// <summary>Projects whose assembly this one compiles against.</summary>
    public IEnumerable<string> References => Items("ProjectReference").Where(r => !IsBuildOrderOnly(r)).Select(NameOf);

    /// <summary>Projects that are only built before this one, or run in its compiler.</summary>
    public IEnumerable<string> BuildOrderReferences => Items("ProjectReference").Where(IsBuildOrderOnly).Select(NameOf);

    /// <summary>Source files of other folders that are compiled in.</summary>
    public IEnumerable<string> LinkedSources => Items("Compile").Select(Include).Where(i => i.StartsWith("..", StringComparison.Ordinal));

    public CompiledAssembly Assembly => new(System.IO.Path.Combine(Folder, "bin", Repository.Configuration, TargetFramework, Name + ".dll"));

    public IEnumerable<string> Sources => Directory
        .EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories)
        .Where(f => !Repository.Relative(f).Split('/').Any(part => part is "bin" or "obj"));

    public override string ToString() => Name;

    private string TargetFramework => _xml.Descendants("TargetFramework").FirstOrDefault()?.Value ?? "net10.0";

    private IEnumerable<XElement> Items(string kind) => _xml.Descendants(kind).Where(e => e.Attribute("Include") is not null);

    private static bool IsBuildOrderOnly(XElement reference) => (string?)reference.Attribute("ReferenceOutputAssembly") == "false";

    private static string Include(XElement item) => item.Attribute("Include")!.Value;

    private static string NameOf(XElement reference) => System.IO.Path.GetFileNameWithoutExtension(Include(reference).Replace('\\', '/'));
}
