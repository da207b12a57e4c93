using System.Globalization;
using System.Security.Cryptography;

namespace Flitch.Pipeline.Runs;

/// <summary>Ids of runs: their time, so that they sort, and a few random digits: <c>20261123-055158-4f2a9c</c>.</summary>
internal static class RunId
{
    public static string New(DateTimeOffset now) =>
        now.UtcDateTime.ToString("yyyyMMdd-HHmmss-", CultureInfo.InvariantCulture) + RandomNumberGenerator.GetHexString(6, lowercase: true);
}
