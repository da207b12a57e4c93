using System.Reflection;
using Flitch.Connectors.Schema.Diagnostics;

namespace Flitch.Connectors.Schema.Tests.Reading;

/// <summary>The ids that there are.</summary>
internal static class AllIds
{
    public static IReadOnlyList<string> Values { get; } =
        [.. typeof(DiagnosticIds).GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!)];
}
