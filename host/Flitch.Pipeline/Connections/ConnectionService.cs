using Flitch.Connectors;
using Flitch.Connectors.Checking;
using Flitch.Pipeline.Catalog;
using Flitch.Pipeline.Plugins;
using Flitch.Pipeline.Secrets;

namespace Flitch.Pipeline.Connections;

/// <summary>Adds, tests, shows, changes and removes connections.</summary>
public sealed class ConnectionService
{
    private readonly PluginCatalog _plugins;
    private readonly ConnectionStore _store;
    private readonly SecretStore _secrets;
    private readonly ConnectionRemoval _removal;
    private readonly TimeProvider _clock;

    internal ConnectionService(PluginCatalog plugins, ConnectionStore store, SecretStore secrets, ConnectionRemoval removal, TimeProvider clock)
    {
        _plugins = plugins;
        _store = store;
        _secrets = secrets;
        _removal = removal;
        _clock = clock;
    }

    /// <summary>Validates, tests and saves a connection. Nothing is saved when the test fails.</summary>
    /// <param name="request">What the person gave.</param>
    /// <param name="cancellationToken">Gives up; nothing is saved then.</param>
    /// <exception cref="FlitchException">A wrong name, field or dataset (usage), or what the test found (configuration, permission…).</exception>
    public async Task<ConnectionAdded> AddAsync(ConnectionRequest request, CancellationToken cancellationToken)
    {
        await using var lease = _plugins.Lease(request.Connector);
        var connector = lease.Connector;
        ConnectionNames.Check(request.Name, _plugins.Connectors.Select(c => c.Name));
        await RefuseTakenAsync(request.Name, cancellationToken);
        var form = FormValues.Check(connector, request.Fields);
        var named = request.Datasets is null ? null : DatasetChoice.Named(connector.Descriptor, request.Datasets);
        DatasetChoice.RefuseUnknown(connector.Descriptor, request.Intervals?.Keys ?? []);
        var check = request.NoTest ? null : await ConnectionTester.TestAsync(connector, form.All, cancellationToken);
        var picked = check is null ? named ?? DatasetChoice.Named(connector.Descriptor, ["all"]) : DatasetChoice.AfterTest(connector.Descriptor, named, check);
        var row = NewRow(request, form);
        if (check is not null)
        {
            ConnectionMapping.Learn(row, check, _clock.GetUtcNow());
        }

        ConnectionMapping.Pick(row, picked, ConnectionMapping.Seconds(request.RefreshEvery));
        ConnectionMapping.Schedule(row, request.Intervals);
        await _store.AddAsync(row, cancellationToken);
        return new ConnectionAdded(ConnectionMapping.Show(row, connector.Descriptor), check);
    }

    /// <summary>Tests a saved connection. A key of another account than before is refused.</summary>
    /// <param name="name">The connection.</param>
    /// <param name="cancellationToken">Stops the test.</param>
    /// <exception cref="FlitchException">Unknown connection, wrong key, no network.</exception>
    public async Task<CheckResult> TestAsync(string name, CancellationToken cancellationToken)
    {
        var row = await _store.GetAsync(name, cancellationToken);
        await using var lease = _plugins.Lease(row.Connector);
        var connector = lease.Connector;
        var check = await ConnectionTester.TestAsync(connector, FormValues.Check(connector, AllFields(row)).All, cancellationToken);
        ConnectionTester.SameAccount(name, row.AccountIdentity, check);
        await _store.ChangeAsync(name, r => ConnectionMapping.Learn(r, check, _clock.GetUtcNow()), cancellationToken);
        return check;
    }

    /// <summary>Tests a connection as it would be with other field values; saves nothing.</summary>
    /// <param name="name">The connection.</param>
    /// <param name="changes">New values by field name, secrets in clear; fields not named keep theirs.</param>
    /// <param name="cancellationToken">Stops the test.</param>
    /// <exception cref="FlitchException">Unknown connection, wrong field, wrong key, a key of another account, no network.</exception>
    public async Task<CheckResult> TestAsync(string name, IReadOnlyDictionary<string, string> changes, CancellationToken cancellationToken)
    {
        var row = await _store.GetAsync(name, cancellationToken);
        await using var lease = _plugins.Lease(row.Connector);
        var connector = lease.Connector;
        var check = await ConnectionTester.TestAsync(connector, FormValues.Check(connector, Merge(row, connector, changes)).All, cancellationToken);
        ConnectionTester.SameAccount(name, row.AccountIdentity, check);
        return check;
    }

    /// <summary>Tests form values before there is a connection.</summary>
    /// <param name="connector">The connector's name.</param>
    /// <param name="fields">The form's values, secrets in clear.</param>
    /// <param name="cancellationToken">Stops the test.</param>
    /// <exception cref="FlitchException">Unknown connector, wrong field, wrong key, no network.</exception>
    public async Task<CheckResult> TestFieldsAsync(string connector, IReadOnlyDictionary<string, string> fields, CancellationToken cancellationToken)
    {
        await using var lease = _plugins.Lease(connector);
        return await ConnectionTester.TestAsync(lease.Connector, FormValues.Check(lease.Connector, fields).All, cancellationToken);
    }

    /// <summary>All connections, by name.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<ConnectionInfo>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await _store.ListAsync(cancellationToken)).Select(Show)];

    /// <summary>One connection.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FlitchException">There is none of that name (usage).</exception>
    public async Task<ConnectionInfo> GetAsync(string name, CancellationToken cancellationToken) => Show(await _store.GetAsync(name, cancellationToken));

    /// <summary>Changes a connection.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="edit">What changes.</param>
    /// <param name="cancellationToken">Gives up; nothing is saved then.</param>
    /// <exception cref="FlitchException">As <see cref="AddAsync"/>; also when the new key is of another account.</exception>
    public async Task<ConnectionInfo> EditAsync(string name, ConnectionEdit edit, CancellationToken cancellationToken)
    {
        var row = await _store.GetAsync(name, cancellationToken);
        await using var lease = _plugins.Lease(row.Connector);
        var connector = lease.Connector;
        var picked = edit.Datasets is null ? null : DatasetChoice.Named(connector.Descriptor, edit.Datasets);
        DatasetChoice.RefuseUnknown(connector.Descriptor, [.. edit.Intervals?.Keys ?? [], .. edit.Starts?.Keys ?? []]);
        var form = edit.Fields is null ? null : FormValues.Check(connector, Merge(row, connector, edit.Fields));
        var check = form is null || edit.NoTest ? null : await ConnectionTester.TestAsync(connector, form.All, cancellationToken);
        var account = await AccountAsync(row, connector, edit, cancellationToken);
        if (check is not null)
        {
            ConnectionTester.SameAccount(name, account, check);
        }

        await _store.ChangeAsync(name, r => Apply(r, edit, picked, form, account, check), cancellationToken);
        return await GetAsync(name, cancellationToken);
    }

    /// <summary>Removes a connection with its credentials, its data, its runs and its request log.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Gives up before anything is removed.</param>
    /// <exception cref="FlitchException">There is none of that name, or a run is going on (usage); its files cannot be removed (storage).</exception>
    public async Task RemoveAsync(string name, CancellationToken cancellationToken)
    {
        await _store.GetAsync(name, cancellationToken);
        await _removal.RemoveAsync(name, cancellationToken);
    }

    /// <summary>
    /// The account that the connection holds the data of. Where no test has told yet, the key that is about to be replaced does, if it still can: a new one that is
    /// saved untested is compared with it by the next run.
    /// </summary>
    private async Task<string?> AccountAsync(ConnectionRow row, LoadedConnector connector, ConnectionEdit edit, CancellationToken cancellationToken)
    {
        if (row.AccountIdentity is not null || !connector.Descriptor.Form.Any(f => f.Secret && edit.Fields?.ContainsKey(f.Name) == true))
        {
            return row.AccountIdentity;
        }

        try
        {
            return (await ConnectionTester.TestAsync(connector, FormValues.Check(connector, AllFields(row)).All, cancellationToken)).AccountIdentity;
        }
        catch (FlitchException)
        {
            // A key that is revoked or unreadable tells nothing, and must not keep a person from giving a new one.
            return null;
        }
    }

    private async Task RefuseTakenAsync(string name, CancellationToken cancellationToken)
    {
        if (await _store.FindAsync(name, cancellationToken) is not null)
        {
            throw new FlitchException(
                "usage:connection-exists", ErrorKind.Usage, $"There is already a connection called {name}.", $"Use another name, or change it with flitch connection edit {name}.");
        }
    }

    private ConnectionRow NewRow(ConnectionRequest request, FormValues form) => new()
    {
        Name = request.Name,
        Connector = request.Connector,
        Title = ConnectionTitle.Of(request.Title, request.Name),
        Fields = ConnectionStore.Json(form.Plain),
        SecretFields = ConnectionStore.Json(form.Secrets.Keys),
        SealedFields = _secrets.Seal(request.Name, form.Secrets),
        CreatedAt = _clock.GetUtcNow(),
    };

    private void Apply(ConnectionRow row, ConnectionEdit edit, IReadOnlyList<string>? picked, FormValues? form, string? account, CheckResult? check)
    {
        row.Title = ConnectionTitle.Of(edit.Title, row.Title);
        row.AccountIdentity ??= account;
        if (form is not null)
        {
            (row.KeyCheckedAt, row.KeyFrom, row.KeyTo) = (null, null, null);
            row.Fields = ConnectionStore.Json(form.Plain);
            row.SecretFields = ConnectionStore.Json(form.Secrets.Keys);
            row.SealedFields = _secrets.Seal(row.Name, form.Secrets);
        }

        if (check is not null)
        {
            ConnectionMapping.Learn(row, check, _clock.GetUtcNow());
        }

        if (picked is not null)
        {
            ConnectionMapping.Pick(row, picked, row.Datasets.Find(d => d.Enabled)?.RefreshSeconds);
        }

        if (edit.SetStart)
        {
            row.Datasets.ForEach(d => d.StartFrom = edit.StartFrom);
        }

        if (edit.SetRefresh)
        {
            row.Datasets.ForEach(d => ConnectionMapping.Schedule(d, edit.RefreshEvery));
        }

        ConnectionMapping.Schedule(row, edit.Intervals);

        foreach (var dataset in row.Datasets.Where(d => edit.Starts?.ContainsKey(d.Name) == true))
        {
            dataset.StartFrom = edit.Starts![dataset.Name];
        }
    }

    /// <summary>The stored values with the new ones over them. Secrets are opened only when some of them stay.</summary>
    private Dictionary<string, string> Merge(ConnectionRow row, LoadedConnector connector, IReadOnlyDictionary<string, string> changes)
    {
        var secretsStay = connector.Descriptor.Form.Any(f => f.Secret && !changes.ContainsKey(f.Name));
        var merged = secretsStay ? AllFields(row) : ConnectionStore.Fields(row);
        foreach (var (field, value) in changes)
        {
            merged[field] = value;
        }

        return merged;
    }

    private Dictionary<string, string> AllFields(ConnectionRow row) => CredentialReader.Read(row, _secrets);

    private ConnectionInfo Show(ConnectionRow row) => ConnectionMapping.Show(row, _plugins.Connectors.FirstOrDefault(c => c.Name == row.Connector));
}
