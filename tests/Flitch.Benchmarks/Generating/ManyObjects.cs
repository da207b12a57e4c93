namespace Flitch.Benchmarks.Generating;

/// <summary>A connector with as many objects as wanted, each of ordinary size.</summary>
internal static class ManyObjects
{
    private const string Connector = """
        {
          "name": "many", "title": "Many", "description": "A service with many listings.", "baseUrl": "https://many.example", "authentication": "header",
          "form": [], "errors": [{ "code": "*", "kind": "provider", "meaning": "Trouble.", "fix": "Wait." }]
        }
        """;

    private const string Listing = """
        {
          "title": "Moves",
          "description": "Each move of money.",
          "x-flitch": {
            "request": { "path": "/0/private/Moves", "cost": 2, "body": { "kind": "all" } },
            "records": { "at": "/result/moves", "shape": "map", "key": { "name": "move_id", "description": "Id of the move." } },
            "paging": { "style": "offset", "parameter": "ofs", "size": 50, "total": "/result/count" },
            "refresh": { "mode": "incremental", "cursor": "time", "from": "start", "to": "end" },
            "partition": { "by": "month", "on": "time" }
          },
          "type": "object",
          "properties": {
            "time": { "type": "number", "format": "unix-seconds", "description": "When it was made." },
            "asset": { "type": "string", "enum": ["EUR", "USD"], "description": "Which money." },
            "amount": { "type": "string", "format": "decimal", "description": "How much." },
            "fee": { "type": "string", "format": "decimal", "x-flitch": { "precision": 20, "scale": 10 }, "description": "What it cost." },
            "descr": {
              "type": "object", "description": "As it was ordered.",
              "properties": { "pair": { "type": "string", "description": "The market." }, "leverage": { "type": "string", "description": "How much was borrowed." } }
            },
            "tags": { "type": "array", "items": { "type": "string" }, "description": "Tags." },
            "open": { "type": "boolean", "description": "Whether it is open." },
            "count": { "type": "integer", "description": "How many." }
          },
          "required": ["time", "asset", "amount", "fee"]
        }
        """;

    /// <summary>The connector's file, and the objects' files after it.</summary>
    /// <param name="objects">How many objects.</param>
    public static SchemaFile[] Create(int objects) =>
        [new("schemas/many/connector.json", Connector), .. Enumerable.Range(0, objects).Select(n => new SchemaFile($"schemas/many/moves{n:0000}.json", Listing))];
}
