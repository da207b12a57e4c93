using System.Linq;
using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Model;

namespace Flitch.Connectors.Schema.Reading;

/// <summary>What reading one file gave. Equal by value; <see cref="Value"/> alone does not change when only white space does.</summary>
/// <param name="Path">The file, as it was given.</param>
/// <param name="Value">The model; null when there is an error.</param>
/// <param name="Diagnostics">All findings, in the file's order.</param>
/// <param name="Places">Places that checks over several files need to point at.</param>
/// <typeparam name="T">The model's type.</typeparam>
public sealed record ReadResult<T>(string Path, T? Value, EquatableArray<SchemaDiagnostic> Diagnostics, EquatableArray<Place> Places)
    where T : class
{
    /// <summary>What could be read in spite of errors, for comparing other files with; the value itself when there are none, null when nothing could be read.</summary>
    public T? Draft { get; init; } = Value;

    /// <summary>Keywords of the draft that say nothing reliable, because something is wrong within them.</summary>
    public EquatableArray<string> Unsure { get; init; } = EquatableArrays.Empty<string>();

    /// <summary>The place of a JSON pointer, or the nearest one around it that is known, or the file's start.</summary>
    /// <param name="pointer">For example <c>/x-flitch/request/permission</c>.</param>
    public SourceSpan PlaceOf(string pointer)
    {
        for (var at = pointer; at.Length > 0; at = at.Substring(0, System.Math.Max(0, at.LastIndexOf('/'))))
        {
            if (Places.FirstOrDefault(p => p.Pointer == at) is { } place)
            {
                return place.Span;
            }
        }

        return SourceSpan.Start;
    }
}
