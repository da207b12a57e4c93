using System.Diagnostics;
using System.Globalization;

namespace Flitch.Host.Composition;

/// <summary>
/// Ends this process as a power cut would, at a named point of its writing: <c>FLITCH_KILL_AT=manifest renamed:3</c> the third time that the point is
/// reached. <c>FLITCH_POINTS</c> names a file to which every point reached is added. For tests only; without these variables nothing listens.
/// </summary>
/// <param name="point">The point's name; null to go on for ever.</param>
/// <param name="turn">Which time it is reached, from 1.</param>
/// <param name="list">The file of points; null for none.</param>
internal sealed class KillPoint(string? point, int turn, string? list)
{
    private readonly Lock gate = new();
    private int reached;

    /// <summary>What listens, as the environment says.</summary>
    /// <param name="environment">Reads an environment variable.</param>
    public static Action<string> FromEnvironment(Func<string, string?> environment)
    {
        var (kill, list) = (environment("FLITCH_KILL_AT"), environment("FLITCH_POINTS"));
        return kill is null && list is null ? static _ => { } : Parse(kill, list).Reach;
    }

    private static KillPoint Parse(string? kill, string? list)
    {
        var colon = kill?.LastIndexOf(':') ?? -1;
        return colon < 0 ? new(null, 0, list) : new(kill![..colon], int.Parse(kill[(colon + 1)..], CultureInfo.InvariantCulture), list);
    }

    private void Reach(string name)
    {
        lock (gate)
        {
            if (list is not null)
                File.AppendAllText(list, name + "\n");
            if (name == point && ++reached == turn)
            {
                using var process = Process.GetCurrentProcess();
                process.Kill();
                process.WaitForExit(); // the signal comes between two instructions: nothing more may happen here
            }
        }
    }
}
