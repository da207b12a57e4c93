using System.Collections.Generic;
using System.Linq;
using Flitch.Connectors.Schema.Parsing;

namespace Flitch.Connectors.Schema.Inferring;

/// <summary>Writes <c>request</c>, of which a response tells nothing: it comes from what the person said, and from the connector's other objects.</summary>
internal static class RequestComposer
{
    public static JsonObject Compose(InferenceOptions options, Evidence evidence)
    {
        var guessed = new List<string>();
        var request = Json.Object(
            ("method", Method(options, guessed)),
            ("path", Path(options, evidence, guessed)),
            ("cost", Cost(options, evidence, guessed)),
            ("permission", Permission(options, evidence)));
        if (guessed.Count > 0)
        {
            evidence.Guess("request", string.Join("; ", guessed));
        }

        return request;
    }

    private static JsonText? Method(InferenceOptions options, List<string> guessed)
    {
        if (options.Method is { } known)
        {
            return known == "POST" ? null : Json.Text(known);
        }

        if (NeighbourGuess.Method(options) != "GET")
        {
            return null;
        }

        guessed.Add("GET, as the connector's other objects");
        return Json.Text("GET");
    }

    // An empty path is an error of validate, on its line: that is where a person has to write it.
    private static JsonText Path(InferenceOptions options, Evidence evidence, List<string> guessed)
    {
        if (options.Path is { } known)
        {
            return Json.Text(known);
        }

        if (NeighbourGuess.Path(options) is { } path)
        {
            guessed.Add($"the path {path} after the samples' names and the other objects' paths");
            return Json.Text(path);
        }

        evidence.Note("request", "the path is not known: write it, or give --path");
        return Json.Text("");
    }

    private static JsonNumber? Cost(InferenceOptions options, Evidence evidence, List<string> guessed)
    {
        if (options.Cost is { } known)
        {
            return Json.Number(known);
        }

        if (NeighbourGuess.Cost(options) is { } cost)
        {
            guessed.Add(options.Connector is { Tiers.Count: 0 } ? "cost 0, because the connector has no call counter" : $"cost {cost}, as most of the other objects");
            return Json.Number(cost);
        }

        evidence.Note("request", "the cost is not known: write it, or give --cost (0 where the service has no call counter)");
        return null;
    }

    private static JsonText? Permission(InferenceOptions options, Evidence evidence)
    {
        if (options.Permission is { } known)
        {
            return Json.Text(known);
        }

        if (options.Connector?.Permissions.Where(p => p.Wanted).Select(p => p.Name).ToList() is { Count: > 0 } names)
        {
            var kin = NeighbourGuess.Kin(options) is { } near ? $" ({near.Name} needs {near.Request.Permission})" : "";
            evidence.Note("request", $"no permission is written; if the key needs one, give --permission {string.Join("|", names)}{kin}");
        }

        return null;
    }
}
