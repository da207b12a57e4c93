namespace Flitch.Storage.Folders;

internal sealed class StorageEngine : IDisposable
{
    public static StorageEngine Open(string temporaryPath) => throw new NotImplementedException(temporaryPath);

    public void Dispose()
    {
    }
}
