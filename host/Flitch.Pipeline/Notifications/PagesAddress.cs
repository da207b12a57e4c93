namespace Flitch.Pipeline.Notifications;

/// <summary>Where the pages of this host are: known from the moment that it listens.</summary>
public sealed class PagesAddress
{
    private volatile Uri? _address;

    /// <summary>The address; null where no pages are served.</summary>
    public Uri? Value
    {
        get => _address;
        set => _address = value;
    }
}
