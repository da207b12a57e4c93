namespace Flitch.Host.Web.Api;

/// <summary>Values of a connector's form.</summary>
internal sealed record FieldValues
{
    /// <summary>Values by field name, secrets in clear.</summary>
    public required Dictionary<string, string> Fields { get; init; }

    /// <summary>Does not write the fields: they can hold secrets.</summary>
    public override string ToString() => $"{Fields.Count} fields";
}
