using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Flitch.Host.Tests.Processes;

/// <summary>Certificates that sign themselves: a program trusts them when <c>SSL_CERT_FILE</c> says so.</summary>
internal static class TestCertificate
{
    /// <summary>A certificate for some hosts, valid for two days.</summary>
    public static X509Certificate2 For(IEnumerable<string> hosts)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=flitch.test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        foreach (var host in hosts)
            names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(2));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
