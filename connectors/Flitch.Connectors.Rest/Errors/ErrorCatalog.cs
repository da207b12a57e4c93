using Flitch.Connectors.Catalog;

namespace Flitch.Connectors.Rest.Errors;

/// <summary>Finds the catalogue's line for an error, and tells the error in a person's words.</summary>
/// <param name="descriptor">The connector, for its catalogue, permissions and objects.</param>
public sealed class ErrorCatalog(ConnectorDescriptor descriptor)
{
    private readonly ErrorEntry[] _entries = [.. descriptor.Errors, .. BuiltInErrors.All];

    /// <summary>
    /// The line for a code: the longest that fits, the connector's own before a built-in one. A line fits when it is the code, when it ends in <c>*</c>
    /// and the code begins with what stands before, or when only a <c>:detail</c> follows it.
    /// </summary>
    /// <param name="code">The service's words or one of ours.</param>
    public ErrorEntry Find(string code) =>
        _entries.Where(e => Fits(e.Code, code)).MaxBy(e => e.Code == code ? int.MaxValue : e.Code.Length)!;

    /// <summary>Tells an error in a person's words.</summary>
    /// <param name="code">The service's words or one of ours.</param>
    /// <param name="objectName">The object it happened in; null for none.</param>
    /// <param name="detail">What exactly could not be read, say; added to the summary. Null for none.</param>
    /// <param name="retryAt">When calling may go on; null when unknown.</param>
    /// <param name="now">The time now, for the length of the wait.</param>
    public ErrorInfo Describe(string code, string? objectName, string? detail, DateTimeOffset? retryAt, DateTimeOffset now)
    {
        var entry = Find(code);
        var about = objectName is null ? null : descriptor.FindObject(objectName);
        var texts = new ErrorTexts(descriptor, about, code, retryAt, now);
        var summary = texts.Fill(entry.Meaning);
        return new ErrorInfo(code, KindOf(entry), detail is null ? summary : $"{summary} {detail}", texts.Fill(entry.Fix))
        {
            Link = entry.Link,
            RetryAt = retryAt,
            Object = objectName,
            Permission = entry.Kind == ErrorKind.Permission ? about?.Permission : null,
        };
    }

    /// <summary>The error of an object whose permission the key lacks, found out without calling it.</summary>
    /// <param name="about">The object.</param>
    /// <param name="now">The time now.</param>
    public ErrorInfo DescribeMissingPermission(ObjectDescriptor about, DateTimeOffset now)
    {
        var entry = descriptor.Errors.FirstOrDefault(e => e.Kind == ErrorKind.Permission && !e.Code.EndsWith('*'));
        return Describe(entry?.Code ?? "permission:missing", about.Name, null, null, now) with
        {
            Kind = ErrorKind.Permission,
            Permission = about.Permission,
        };
    }

    // A page that stays unreadable after its retries is not passing trouble any more: it fails its dataset.
    private static ErrorKind KindOf(ErrorEntry entry) =>
        entry.Kind == ErrorKind.Transient && entry.Code.StartsWith("body:", StringComparison.Ordinal) ? ErrorKind.Provider : entry.Kind;

    private static bool Fits(string pattern, string code) =>
        pattern.EndsWith('*')
            ? code.AsSpan().StartsWith(pattern.AsSpan(0, pattern.Length - 1), StringComparison.Ordinal)
            : code.StartsWith(pattern, StringComparison.Ordinal) && (code.Length == pattern.Length || code[pattern.Length] == ':');
}
