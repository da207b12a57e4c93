using System.Globalization;
using Flitch.Connectors.Reading;
using Flitch.Connectors.Rest.Calling;
using Flitch.Connectors.Rest.Objects;

namespace Flitch.Connectors.Rest.Listing;

/// <summary>Builds the calls of one listing: an object's pinned parameters and its interval, then what tells its pages apart.</summary>
internal sealed class PageQuery
{
    private readonly RestObject _object;
    private readonly string _pinned;
    private readonly string _shared;

    /// <summary>Makes the query.</summary>
    /// <param name="restObject">The object.</param>
    /// <param name="interval">The stretch of time; null for none.</param>
    /// <param name="listing">Which of its listings; null for the ordinary one.</param>
    /// <exception cref="ArgumentException">An interval for an object without time parameters, or none for one that has them.</exception>
    public PageQuery(RestObject restObject, ReadInterval? interval, string? listing = null)
    {
        _object = restObject;
        var parameters = restObject.ParametersOf(listing).Select(p => Encode(p.Key, p.Value)).ToList();
        Require(restObject, interval is not null);
        _pinned = string.Join('&', parameters);
        if (interval is { } stretch)
        {
            AddInterval(parameters, stretch);
        }

        _shared = string.Join('&', parameters);
    }

    /// <summary>The call for one page.</summary>
    /// <param name="position">Offset or token as sent; null on the first page.</param>
    /// <param name="withCount">Whether the count is wanted.</param>
    public RestCall Create(string? position, bool withCount)
    {
        var paging = _object.Paging;
        var text = _shared;
        text = position is null ? text : Join(text, Encode(paging.Parameter!, position));
        text = withCount || paging.WithoutCount is not { } without ? text : Join(text, Encode(without.Key, without.Value));
        var descriptor = _object.Descriptor;
        return new RestCall(descriptor.Name, descriptor.Method, descriptor.Path, descriptor.Cost, text);
    }

    /// <summary>The call for the newest page of all, whatever the interval.</summary>
    public RestCall CreateAnywhere() => Create(null, withCount: true) with { Parameters = _pinned };

    // Without a pinned end a listing moves while it is read; on an object without times an interval would be ignored in silence.
    private static void Require(RestObject restObject, bool hasInterval)
    {
        var takesInterval = restObject.FromParameter is not null || restObject.ToParameter is not null;
        if (hasInterval != takesInterval)
        {
            throw new ArgumentException($"{restObject.Descriptor.Name} is {(takesInterval ? "" : "not ")}read by intervals.", nameof(hasInterval));
        }
    }

    private void AddInterval(List<string> parameters, ReadInterval interval)
    {
        if (interval.From is { } from && _object.FromParameter is { } name)
        {
            parameters.Add(Encode(name, from.ToString(CultureInfo.InvariantCulture)));
        }

        if (_object.ToParameter is { } to)
        {
            parameters.Add(Encode(to, interval.To.ToString(CultureInfo.InvariantCulture)));
        }
    }

    private static string Join(string first, string second) => first.Length == 0 ? second : $"{first}&{second}";

    private static string Encode(string name, string value) => $"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(value)}";
}
