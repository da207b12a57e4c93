using Flitch.Storage;
using Microsoft.AspNetCore.DataProtection;

namespace Flitch.Pipeline.Secrets;

/// <summary>
/// The data folder's keyring: Data Protection keys in <c>keyring/</c> (0700, files 0600), made when something is first sealed. Whoever can read this
/// folder and the catalogue can read the secrets; the rest of the data folder holds none.
/// </summary>
internal sealed class KeyRing
{
    private const string Application = "Flitch";
    private readonly string _folder;
    private readonly Lazy<IDataProtectionProvider> _provider;

    public KeyRing(DataFolder folder)
    {
        _folder = folder.KeyringPath;
        _provider = new Lazy<IDataProtectionProvider>(Open);
    }

    public string Seal(string purpose, string text)
    {
        var sealedText = _provider.Value.CreateProtector(purpose).Protect(text);
        CloseFiles();
        return sealedText;
    }

    /// <exception cref="System.Security.Cryptography.CryptographicException">Sealed by another keyring, for another purpose, or altered.</exception>
    public string Unseal(string purpose, string sealedText) => _provider.Value.CreateProtector(purpose).Unprotect(sealedText);

    private IDataProtectionProvider Open()
    {
        PrivateFolder.Ensure(_folder);
        return DataProtectionProvider.Create(new DirectoryInfo(_folder), builder => builder.SetApplicationName(Application));
    }

    private void CloseFiles()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        foreach (var file in Directory.EnumerateFiles(_folder))
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }
}
