using System.Collections.Generic;
using System.Linq;
using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Naming;
using Flitch.Connectors.Schema.Parsing;

namespace Flitch.Connectors.Schema.Reading;

/// <summary>Reads an object's file.</summary>
internal sealed class ObjectFileReader
{
    private readonly string _path;
    private readonly Findings _findings;
    private readonly RecordsReader _records = new();
    private readonly ColumnsReader _columns = new();
    private readonly ChecksReader _checks = new();
    private readonly VariantsReader _variants = new();
    private readonly EachReader _each = new();
    private RequestSpec? _request;
    private RefreshSpec? _refresh;
    private PagingSpec _paging = new(PagingStyle.None);
    private PartitionSpec? _partition;
    private IReadOnlyList<JsonText>? _primaryKey;
    private string? _empty;
    private bool _deprecated;

    private ObjectFileReader(string path)
    {
        _path = path;
        _findings = new Findings(path);
    }

    public static ReadResult<ObjectSpec> Read(string path, string text) => new ObjectFileReader(path).Read(text);

    private ReadResult<ObjectSpec> Read(string text)
    {
        CheckFileName();
        var root = Document.Open(text, _findings);
        var spec = root is null ? null : Read(new Block(root, "the file", _findings));
        var places = root?.Find("x-flitch") is { } extension ? Document.Places(extension.Value, "/x-flitch") : Enumerable.Empty<Place>();
        return new ReadResult<ObjectSpec>(_path, _findings.HasErrors ? null : spec, _findings.InOrder(), places.ToEquatableArray());
    }

    private void CheckFileName()
    {
        var name = FileNames.Stem(_path);
        if (!FileNames.IsSlug(name))
        {
            _findings.Error(
                DiagnosticIds.BadName,
                SourceSpan.Start,
                $"The file's name `{name}` cannot be an object's name.",
                "Name the file in small letters, digits and `_`, a letter first: `trades_history.json`.");
        }
        else if (ReservedWords.Contains(name))
        {
            _findings.Error(
                DiagnosticIds.ReservedObject,
                SourceSpan.Start,
                $"The file's name `{name}` is a reserved word of SQL: the dataset could only be asked for in double quotes.",
                "Give the file another name, for example in the plural.");
        }
    }

    private ObjectSpec Read(Block block)
    {
        block.Text("$schema");
        block.Text("$comment");
        block.List("examples");
        _deprecated = block.Flag("deprecated");
        var title = block.RequiredText("title") ?? "";
        var description = block.RequiredText("description") ?? "";
        block.RequiredChoice("type", "object");
        var extension = block.RequiredChild("x-flitch");
        if (extension is not null)
        {
            ReadExtension(extension);
        }

        _columns.Read(block, new ColumnSpec("", new FieldType(FieldKind.Text), "") { Required = true });
        block.Close();
        var columns = new ObjectColumns(_records, _each, _columns.Columns, _findings);
        ObjectRules.Check(columns, _refresh, _partition, _primaryKey, _checks.References, extension);
        ListingRules.Check(columns, _refresh, PrimaryKey(), _variants.Columns, extension);
        return ToSpec(title, description, columns);
    }

    private void ReadExtension(Block extension)
    {
        extension.Text("$comment");
        _request = RequestReader.Read(extension.RequiredChild("request"), _variants, _each);
        _records.Read(extension.RequiredChild("records"));
        _paging = PagingReader.Read(extension.Child("paging"));
        _refresh = RefreshReader.Read(extension.RequiredChild("refresh"), _each.IsThere);
        _partition = RefreshReader.ReadPartition(extension, _refresh);
        _primaryKey = ReadPrimaryKey(extension);
        _checks.Read(extension.Child("checks"));
        _empty = extension.OptionalText("empty");
        ParameterRules.Check(_request, _paging, _refresh, extension);
        PointerRules.Check(_records, _paging, extension);
        extension.Close();
    }

    private IReadOnlyList<JsonText>? ReadPrimaryKey(Block extension)
    {
        if (_records.IsRead && _records.Records.Shape == RecordsShape.Object)
        {
            extension.Refuse("primaryKey", "the shape `object`, which is one record");
            return null;
        }

        var key = _records.IsRead && _records.Records.Shape == RecordsShape.Array ? extension.RequiredTexts("primaryKey") : extension.Texts("primaryKey");
        if (key?.Count == 0)
        {
            extension.Findings.Error(
                DiagnosticIds.EmptyList,
                extension.SpanOf("primaryKey"),
                "`primaryKey` is empty.",
                "Name the columns that tell two records apart.");
        }

        return key;
    }

    private ObjectSpec ToSpec(string title, string description, ObjectColumns columns) => new(FileNames.Stem(_path), title, description)
    {
        Connector = FileNames.Folder(_path),
        Request = _request ?? new RequestSpec("/", 0),
        Records = _records.Records,
        Paging = _paging,
        Refresh = _refresh ?? new RefreshSpec(RefreshMode.Snapshot),
        Columns = columns.All.Select(c => c.Spec).ToEquatableArray(),
        PrimaryKey = PrimaryKey(),
        Partition = _partition,
        Checks = _checks.Checks.ToEquatableArray(),
        EmptyText = _empty,
        Deprecated = _deprecated,
    };

    /// <summary>A map's key tells its records apart, with the value for which they were listed, unless the file says otherwise.</summary>
    private EquatableArray<string> PrimaryKey() =>
        (_primaryKey?.Select(k => k.Value) ?? new[] { _each.Column, _records.Key }.OfType<ReadColumn>().Select(c => c.Spec.Name)).ToEquatableArray();
}
