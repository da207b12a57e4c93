namespace Flitch.Storage.Querying;

/// <summary>A table or view as a query names it.</summary>
/// <param name="Schema">Empty when it was not written.</param>
/// <param name="Table">Its name.</param>
/// <param name="Position">Where it stands: bytes of UTF-8 before it.</param>
internal sealed record TableReference(string Schema, string Table, string Position);
