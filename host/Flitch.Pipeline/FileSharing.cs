namespace Flitch.Pipeline;

/// <summary>Tells a lock that another holds from other trouble with a file.</summary>
internal static class FileSharing
{
    private const int WindowsSharingViolation = unchecked((int)0x80070020);
    private const int WindowsLockViolation = unchecked((int)0x80070021);

    // On Unix the runtime reports a lock as EAGAIN/EWOULDBLOCK: 11 on Linux, 35 on macOS, in HResult as it is.
    public static bool IsLocked(IOException e) => e.HResult is WindowsSharingViolation or WindowsLockViolation or 11 or 35;
}
