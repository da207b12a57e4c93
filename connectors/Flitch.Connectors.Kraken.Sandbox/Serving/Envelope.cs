using Flitch.Connectors.Kraken.Sandbox.Wire;

namespace Flitch.Connectors.Kraken.Sandbox.Serving;

/// <summary>The object round every answer: <c>error</c> always, <c>result</c> only when there is no error.</summary>
internal sealed class Envelope(WireWriter writer)
{
    /// <summary>Where the result is written.</summary>
    public WireWriter Writer { get; } = writer;

    /// <summary>Begins an answer with a result.</summary>
    /// <param name="warning">A warning beside it, or null.</param>
    public void Start(string? warning)
    {
        Writer.Reset();
        Writer.Json.WriteStartObject();
        WriteErrors(warning);
        Writer.Json.WritePropertyName("result"u8);
    }

    /// <summary>Ends it.</summary>
    public Reply End()
    {
        Writer.Json.WriteEndObject();
        return new Reply(200, Reply.Json, Writer.Written);
    }

    /// <summary>No error, and no result either.</summary>
    public Reply Nothing() => Error();

    /// <summary>Errors instead of a result.</summary>
    public Reply Error(params ReadOnlySpan<string?> errors)
    {
        Writer.Reset();
        Writer.Json.WriteStartObject();
        WriteErrors(errors);
        Writer.Json.WriteEndObject();
        return new Reply(200, Reply.Json, Writer.Written);
    }

    /// <summary>An error as plain text, which has been seen too.</summary>
    public Reply ErrorText(string error)
    {
        Writer.Reset();
        Writer.Json.WriteStartObject();
        Writer.Json.WriteString("error"u8, error);
        Writer.Json.WriteEndObject();
        return new Reply(200, Reply.Json, Writer.Written);
    }

    /// <summary>A result without the container of its records.</summary>
    public Reply NoContainer()
    {
        Start(null);
        Writer.Json.WriteStartObject();
        Writer.Json.WriteEndObject();
        return End();
    }

    private void WriteErrors(params ReadOnlySpan<string?> errors)
    {
        Writer.Json.WriteStartArray("error"u8);
        foreach (var error in errors)
        {
            if (error is not null)
                Writer.Json.WriteStringValue(error);
        }

        Writer.Json.WriteEndArray();
    }
}
