using Flitch.Connectors;

namespace Flitch.Storage.Views;

/// <summary><c>views.sql</c>: every dataset as a view, for anyone's DuckDB (<c>duckdb -init views.sql</c>).</summary>
public static class ViewsFile
{
    /// <summary>
    /// Writes the file anew from the manifests that are there, and puts it into place by a rename. Wanted after a dataset appeared, vanished, or changed
    /// its schema, not after every commit. A dataset whose manifest is broken is left out.
    /// </summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="cancellationToken">Gives up; the old file stands.</param>
    /// <exception cref="FlitchException">Kind storage: the file cannot be written.</exception>
    public static Task WriteAsync(DataFolder folder, CancellationToken cancellationToken) => throw new NotImplementedException();
}
