using System.Globalization;
using Flitch.Testing;

namespace Flitch.Connectors.Rest.Tests.Support;

/// <summary>
/// A service with some rows, pages of any size, a count that may be absent, too small or too large, passing errors, and now and then an empty page
/// where there are rows. The seed decides.
/// </summary>
internal sealed class MoodyService
{
    private readonly int[] _ids;
    private readonly long? _count;
    private readonly Random _random;
    private bool _sulked;

    public MoodyService(int seed)
    {
        _random = new Random(seed);
        _ids = [.. Enumerable.Range(1, _random.Next(40)).Reverse()];
        _count = _random.Next(6) switch
        {
            0 => null,
            1 => _ids.Length + 2,
            2 => _ids.Length / 2,
            _ => _ids.Length,
        };
    }

    public IEnumerable<string> Rows => _ids.Select(id => "r" + id.ToString(CultureInfo.InvariantCulture));

    public bool CountIsTooLarge => _count > _ids.Length;

    public ScriptedAnswer Answer(ScriptedRequest request)
    {
        if (_random.Next(6) == 0)
        {
            return Fixture.Error("Busy");
        }

        var count = request["without_count"] is null ? _count : null;
        // A count that is too small and an empty page right there would be two lies that agree.
        _sulked = !_sulked && _random.Next(5) == 0 && _count >= _ids.Length && request["ofs"] is not null;
        var offset = int.Parse(request["ofs"] ?? "0", CultureInfo.InvariantCulture);
        return Fixture.Rows(count, _sulked ? [] : [.. _ids.Skip(offset).Take(_random.Next(1, 9))]);
    }
}
