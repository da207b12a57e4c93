using Flitch.Connectors;

namespace Flitch.Host.Cli.Querying;

/// <summary>Makes the file that <c>--output</c> names.</summary>
internal static class OutputFile
{
    /// <summary>Creates the file, or empties it.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="FlitchException">It cannot be written.</exception>
    public static StreamWriter Create(FileInfo file)
    {
        try
        {
            return new StreamWriter(file.FullName);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FlitchException("usage:output", ErrorKind.Usage, $"{file.FullName} cannot be written: {e.Message}", "Choose another file with --output.", e);
        }
    }
}
