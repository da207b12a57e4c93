namespace System.Runtime.CompilerServices;

/// <summary>The compiler wants this type for <c>init</c> and records; netstandard2.0 does not bring it.</summary>
internal static class IsExternalInit
{
}
