using Flitch.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Flitch.Pipeline.Secrets;

/// <summary>
/// The data folder's keyring: Data Protection keys in <c>keyring/</c> (0700, files 0600), made when something is first sealed. Whoever can read this
/// folder and the catalogue can read the secrets; the rest of the data folder holds none.
/// </summary>
internal sealed class KeyRing
{
    private readonly string _folder;
    private readonly IDataProtectionProvider _provider;

    public KeyRing(DataFolder folder, IDataProtectionProvider provider)
    {
        _folder = folder.KeyringPath;
        _provider = provider;
    }

    /// <summary>Lets all Data Protection of the host use this keyring: the connections' secrets, and what the pages sign.</summary>
    public static void Register(IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("Flitch");
        services.AddOptions<KeyManagementOptions>().Configure<DataFolder>(static (options, folder) =>
        {
            PrivateFolder.Ensure(folder.KeyringPath);
            options.XmlRepository = new FileSystemXmlRepository(new DirectoryInfo(folder.KeyringPath), NullLoggerFactory.Instance);
        });
        services.AddSingleton<KeyRing>();
    }

    public string Seal(string purpose, string text)
    {
        var sealedText = _provider.CreateProtector(purpose).Protect(text);
        CloseFiles();
        return sealedText;
    }

    /// <exception cref="System.Security.Cryptography.CryptographicException">Sealed by another keyring, for another purpose, or altered.</exception>
    public string Unseal(string purpose, string sealedText) => _provider.CreateProtector(purpose).Unprotect(sealedText);

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
