using Flitch.Connectors;

namespace Flitch.Pipeline.Runs;

/// <summary>Puts a run's errors in the order of their weight.</summary>
internal static class RunErrors
{
    public static IReadOnlyList<ErrorInfo> Of(RunReport run)
    {
        var errors = run.Datasets.Select(d => d.Error).Prepend(run.Error).OfType<ErrorInfo>().Distinct();
        return [.. errors.OrderBy(Weight)];
    }

    private static int Weight(ErrorInfo error) => error.Kind switch
    {
        ErrorKind.Usage => 0,
        ErrorKind.Configuration => 1,
        ErrorKind.Permission => 2,
        ErrorKind.Nonce => 3,
        ErrorKind.Lockout => 4,
        _ => 5,
    };
}
