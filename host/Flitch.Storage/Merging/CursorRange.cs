using Flitch.Storage.Manifests;

namespace Flitch.Storage.Merging;

/// <summary>An interval in microseconds: after <paramref name="From"/> (null: from the beginning), up to and including <paramref name="To"/>. Wide enough for any second.</summary>
internal readonly record struct CursorRange(Int128? From, Int128 To)
{
    public bool Touches(LiveFile file) => file is { First: { } first, Last: { } last } && first <= To && (From is null || last > From);

    public bool Holds(LiveFile file) => file is { First: { } first, Last: { } last } && last <= To && (From is null || first > From);
}
