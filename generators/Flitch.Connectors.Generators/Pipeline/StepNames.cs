namespace Flitch.Connectors.Generators.Pipeline;

/// <summary>Names of the pipeline's steps, by which tests see what ran again.</summary>
public static class StepNames
{
    /// <summary>A schema file's path and text.</summary>
    public const string Files = nameof(Files);

    /// <summary>An object's file, read: model, findings, places.</summary>
    public const string ReadObjects = nameof(ReadObjects);

    /// <summary>A connector's file, read.</summary>
    public const string ReadConnectors = nameof(ReadConnectors);

    /// <summary>An object's model alone.</summary>
    public const string ObjectSpecs = nameof(ObjectSpecs);

    /// <summary>What the catalogue tells of an object.</summary>
    public const string ObjectSummaries = nameof(ObjectSummaries);

    /// <summary>The sources of one object.</summary>
    public const string ObjectSources = nameof(ObjectSources);

    /// <summary>The sources of one connector.</summary>
    public const string ConnectorSources = nameof(ConnectorSources);

    /// <summary>The findings of one file.</summary>
    public const string FileFindings = nameof(FileFindings);

    /// <summary>The findings of files against each other.</summary>
    public const string CrossFindings = nameof(CrossFindings);
}
