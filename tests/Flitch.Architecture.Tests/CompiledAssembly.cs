using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Flitch.Architecture.Tests;

/// <summary>What the compiler wrote, read without loading it.</summary>
internal sealed class CompiledAssembly(string path)
{
    public string Path { get; } = path;

    /// <summary>Names of the assemblies that it refers to.</summary>
    public IReadOnlyList<string> References => Read(m => m.AssemblyReferences.Select(r => m.GetString(m.GetAssemblyReference(r).Name)).ToArray());

    /// <summary>Members of other assemblies that it uses, as <c>System.DateTime.get_Now</c>.</summary>
    public IReadOnlyList<string> UsedMembers => Read(m => m.MemberReferences.Select(m.GetMemberReference).Select(r => Name(m, r)).OfType<string>().Distinct().ToArray());

    /// <summary>Static fields that can change after the type was initialised, as <c>Namespace.Type.Field</c>.</summary>
    public IReadOnlyList<string> MutableStatics => Read(m => m.FieldDefinitions
        .Select(m.GetFieldDefinition)
        .Where(f => f.Attributes.HasFlag(FieldAttributes.Static) && (f.Attributes & (FieldAttributes.InitOnly | FieldAttributes.Literal)) == 0)
        .Where(f => !m.GetString(f.Name).StartsWith('<') && !IsCompilerMade(m, f.GetDeclaringType()))
        .Select(f => $"{Name(m, m.GetTypeDefinition(f.GetDeclaringType()))}.{m.GetString(f.Name)}")
        .ToArray());

    private T Read<T>(Func<MetadataReader, T> read)
    {
        using var stream = File.OpenRead(Path);
        using var pe = new PEReader(stream);
        return read(pe.GetMetadataReader());
    }

    private static string? Name(MetadataReader metadata, MemberReference member)
    {
        if (member.Parent.Kind != HandleKind.TypeReference)
            return null;
        var type = metadata.GetTypeReference((TypeReferenceHandle)member.Parent);
        return $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}.{metadata.GetString(member.Name)}";
    }

    private static string Name(MetadataReader metadata, TypeDefinition type) => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";

    // Caches of lambdas and the sources that generators of the framework add (regular expressions, native calls).
    private static bool IsCompilerMade(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        return metadata.GetString(type.Name).StartsWith('<') || (!type.GetDeclaringType().IsNil && IsCompilerMade(metadata, type.GetDeclaringType()));
    }
}
