using Flitch.Connectors.Columns;

namespace Flitch.Connectors.Rest.Extraction;

/// <summary>Reads the records of an answer straight into columns. One is generated for each object's schema file.</summary>
public abstract class RecordExtractor
{
    /// <summary>Makes an empty batch with the object's columns.</summary>
    public abstract RecordBatch CreateBatch();

    /// <summary>Reads one answer.</summary>
    /// <param name="body">The answer's whole body, UTF-8 JSON, without byte order mark.</param>
    /// <param name="batch">A batch of <see cref="CreateBatch"/>; the records are added to it.</param>
    /// <returns>What was found beside the rows.</returns>
    /// <exception cref="ExtractionException">
    /// The body is not JSON, the records container is missing or of another shape, or a primary key or cursor cannot be read. The batch is as before.
    /// </exception>
    public abstract ExtractionResult Extract(ReadOnlySpan<byte> body, RecordBatch batch);

    /// <summary>Reads one answer of a listing that was asked for with a value, which every row gets.</summary>
    /// <param name="body">The answer's whole body, UTF-8 JSON, without byte order mark.</param>
    /// <param name="batch">A batch of <see cref="CreateBatch"/>; the records are added to it.</param>
    /// <param name="value">The value; null where the object has one listing.</param>
    /// <inheritdoc cref="Extract(ReadOnlySpan{byte}, RecordBatch)"/>
    public virtual ExtractionResult Extract(ReadOnlySpan<byte> body, RecordBatch batch, string? value) => Extract(body, batch);
}
