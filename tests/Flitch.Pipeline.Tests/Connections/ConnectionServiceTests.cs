using Flitch.Connectors;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Tests.Doubles;

namespace Flitch.Pipeline.Tests.Connections;

public sealed class ConnectionServiceTests : IAsyncDisposable
{
    private readonly PipelineBench _bench = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Adding_tests_and_picks_all_that_is_ready()
    {
        _bench.Service.Forbidden.Add("wallet");
        var added = await _bench.AddAsync(cancellationToken: Ct);
        added.Connection.Datasets.Where(d => d.Enabled).Select(d => d.Name).Should().Equal("events");
        added.Connection.AccountIdentity.Should().Be("account-1");
        added.Connection.Fields.Should().Contain("tier", "auto").And.NotContainKey("api_key");
        added.Connection.SecretFields.Should().Equal("api_key");
        added.Check!.Objects.Should().HaveCount(2);
    }

    [Fact]
    public async Task Nothing_is_saved_when_the_test_fails()
    {
        (await RefusedAsync(PipelineBench.Request(key: "wrong-key-0000"))).Code.Should().Be("EAPI:Invalid key");
        (await _bench.Connections.ListAsync(Ct)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_dataset_that_the_key_cannot_read_is_refused_with_the_reason()
    {
        _bench.Service.Forbidden.Add("wallet");
        var error = await RefusedAsync(PipelineBench.Request() with { Datasets = ["events", "wallet"] });
        error.Should().BeEquivalentTo(new { Kind = ErrorKind.Permission, Object = "wallet" });
        (await _bench.Connections.ListAsync(Ct)).Should().BeEmpty();
    }

    [Fact]
    public async Task Without_a_test_nobody_is_called()
    {
        var added = await _bench.Connections.AddAsync(PipelineBench.Request(key: "anything") with { NoTest = true, RefreshEvery = TimeSpan.FromHours(1), Title = " My account " }, Ct);
        _bench.Service.Calls.Should().BeEmpty();
        added.Connection.Title.Should().Be("My account");
        added.Connection.Datasets.Should().OnlyContain(d => d.Enabled && d.RefreshEvery == TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task Wrong_fields_are_refused_before_anybody_is_called()
    {
        (await RefusedAsync(With("api_kay", "x"))).Fix.Should().Contain("api_key");
        (await RefusedAsync(With("tier", "fastest"))).Summary.Should().Contain("auto, slow, fast, none");
        (await RefusedAsync(With("api_key", ""))).Summary.Should().Contain("api_key is missing");
        (await RefusedAsync(With("api_key", "has a space"))).Summary.Should().Contain("no spaces").And.NotContain("has a space");
        (await RefusedAsync(PipelineBench.Request("no such name"))).Fix.Should().Contain("no_such_name");
        (await RefusedAsync(PipelineBench.Request() with { Connector = "dubble" })).Fix.Should().Contain("double");
        (await RefusedAsync(PipelineBench.Request() with { Datasets = ["event"] })).Fix.Should().Contain("events");
        _bench.Service.Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task A_name_is_given_once()
    {
        await _bench.AddAsync(cancellationToken: Ct);
        (await RefusedAsync(PipelineBench.Request())).Code.Should().Be("usage:connection-exists");
    }

    [Fact]
    public async Task A_key_of_another_account_is_refused_and_one_of_the_same_is_taken()
    {
        _bench.Service.Accounts["other-account"] = "account-2";
        _bench.Service.Accounts["second-key"] = "account-1";
        await _bench.AddAsync(cancellationToken: Ct);
        var told = await _bench.Connections.Invoking(c => c.EditAsync("main", Key("other-account"), Ct)).Should().ThrowAsync<FlitchException>();
        told.Which.Error.Code.Should().Be("connection:other-account");
        await _bench.Connections.EditAsync("main", Key("second-key"), Ct);
        _bench.Service.Accounts.Remove(PipelineBench.Key);
        (await _bench.Connections.TestAsync("main", Ct)).AccountIdentity.Should().Be("account-1");
    }

    [Fact]
    public async Task Another_accounts_key_is_refused_though_the_first_was_never_tested()
    {
        _bench.Service.Accounts["other-account"] = "account-2";
        await _bench.Connections.AddAsync(PipelineBench.Request() with { NoTest = true }, Ct);
        var told = await _bench.Connections.Invoking(c => c.EditAsync("main", Key("other-account"), Ct)).Should().ThrowAsync<FlitchException>();
        told.Which.Error.Code.Should().Be("connection:other-account");

        // A key that the service does not know any more tells nothing, and can be replaced.
        _bench.Service.Accounts.Remove(PipelineBench.Key);
        await _bench.Connections.EditAsync("main", Key("other-account"), Ct);
        (await _bench.Connections.GetAsync("main", Ct)).AccountIdentity.Should().Be("account-2");
    }

    [Fact]
    public async Task Editing_one_field_keeps_the_others()
    {
        await _bench.AddAsync(cancellationToken: Ct);
        var edited = await _bench.Connections.EditAsync(
            "main",
            new ConnectionEdit { Title = "New", Fields = new Dictionary<string, string> { ["tier"] = "fast" }, Datasets = ["wallet"], SetRefresh = true, RefreshEvery = TimeSpan.FromMinutes(15) },
            Ct);
        edited.Title.Should().Be("New");
        edited.Fields["tier"].Should().Be("fast");
        edited.SecretFields.Should().Equal("api_key");
        edited.Datasets.Where(d => d.Enabled).Should().ContainSingle().Which.Should().BeEquivalentTo(new { Name = "wallet", RefreshEvery = TimeSpan.FromMinutes(15) });
        await _bench.Connections.TestAsync("main", Ct);
    }

    [Fact]
    public async Task A_lost_keyring_is_told_and_new_credentials_mend_it()
    {
        await _bench.AddAsync(cancellationToken: Ct);
        await using (var other = new PipelineBench(_bench.Service, folder: _bench.Folder))
        {
            Directory.Delete(_bench.Data.KeyringPath, recursive: true);
            var told = await other.Connections.Invoking(c => c.TestAsync("main", Ct)).Should().ThrowAsync<FlitchException>();
            told.Which.Error.Should().BeEquivalentTo(new { Code = "secrets:not-readable", Kind = ErrorKind.Configuration });
            await other.Connections.EditAsync("main", Key(PipelineBench.Key), Ct);
            await other.Connections.TestAsync("main", Ct);
        }
    }

    [Fact]
    public async Task Removing_takes_data_credentials_runs_and_logs()
    {
        _bench.Service.Wallet.Add(("XBT", 5));
        await _bench.AddAsync(cancellationToken: Ct);
        await _bench.Refreshing.RefreshAsync("main", null, new(), null, Ct);
        await _bench.Connections.RemoveAsync("main", Ct);
        (await _bench.Connections.ListAsync(Ct)).Should().BeEmpty();
        (await _bench.Runs.ListAsync(null, 10, Ct)).Should().BeEmpty();
        _bench.Data.ListDatasets().Should().BeEmpty();
        Directory.EnumerateFiles(_bench.Data.RunsPath, "*", SearchOption.AllDirectories).Should().BeEmpty();
        (await File.ReadAllTextAsync(_bench.Data.ViewsPath, Ct)).Should().NotContain("main.events");
        (await _bench.Connections.Invoking(c => c.RemoveAsync("main", Ct)).Should().ThrowAsync<FlitchException>()).Which.Error.Kind.Should().Be(ErrorKind.Usage);
    }

    [Fact]
    public async Task The_keyring_is_its_owners_alone()
    {
        await _bench.AddAsync(cancellationToken: Ct);
        Directory.EnumerateFiles(_bench.Data.KeyringPath).Should().NotBeEmpty();
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(_bench.Data.KeyringPath).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            Directory.EnumerateFiles(_bench.Data.KeyringPath).Should().OnlyContain(f => OwnerOnly(f));
        }
    }

    [Fact]
    public async Task A_secret_is_in_no_file_and_no_log_whatever_fails()
    {
        const string marker = "MARKER-7f3a-SECRET";
        _bench.Service.Accounts[marker] = "account-9";
        await _bench.AddAsync(key: marker, cancellationToken: Ct);
        _bench.Service.Before = _ => throw new InvalidOperationException("a defect");
        var run = await _bench.Refreshing.RefreshAsync("main", null, new(), null, Ct);
        run.State.Should().Be(Flitch.Pipeline.Runs.RunState.Failed);
        _bench.Service.Before = static _ => { };
        _bench.Service.Accounts.Clear();
        await _bench.Connections.Invoking(c => c.TestAsync("main", Ct)).Should().ThrowAsync<FlitchException>();
        await _bench.Connections.Invoking(c => c.EditAsync("main", new ConnectionEdit { Fields = new Dictionary<string, string> { ["tier"] = marker } }, Ct)).Should().ThrowAsync<FlitchException>();
        PipelineBench.Request(key: marker).ToString().Should().NotContain(marker);
        Key(marker).ToString().Should().NotContain(marker);
        _bench.Log.Should().NotBeEmpty().And.NotContain(l => l.Contains(marker, StringComparison.Ordinal));
        Directory.EnumerateFiles(_bench.Folder, "*", SearchOption.AllDirectories).Where(f => new FileInfo(f).Length > 0 && Holds(f, marker)).Should().BeEmpty();
    }

    private static bool OwnerOnly(string file) => OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite);

    private static bool Holds(string file, string text)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray().AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(text)) >= 0;
    }

    private static ConnectionEdit Key(string key) => new() { Fields = new Dictionary<string, string> { ["api_key"] = key } };

    private static ConnectionRequest With(string field, string value)
    {
        var fields = new Dictionary<string, string> { ["api_key"] = PipelineBench.Key, [field] = value };
        return new ConnectionRequest("double", "main", fields);
    }

    private async Task<ErrorInfo> RefusedAsync(ConnectionRequest request) =>
        (await _bench.Connections.Invoking(c => c.AddAsync(request, Ct)).Should().ThrowAsync<FlitchException>()).Which.Error;
}
