using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Text.Json;
using Flitch.Analysis.Rows;
using Flitch.Analysis.Shapes;

namespace Flitch.Host.Web.Api;

/// <summary>A row as an object: what JSON's numbers could lose (decimals), and what JSON has no type for (times), as text.</summary>
internal static class RowJson
{
    /// <summary>The object.</summary>
    /// <param name="columns">The row's columns.</param>
    /// <param name="row">Its values.</param>
    public static JsonElement Of(IReadOnlyList<ShapeColumn> columns, object?[] row)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            for (var i = 0; i < columns.Count; i++)
            {
                json.WritePropertyName(columns[i].Name);
                Write(json, row[i]);
            }

            json.WriteEndObject();
        }

        var reader = new Utf8JsonReader(buffer.WrittenSpan);
        return JsonElement.ParseValue(ref reader);
    }

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null or DBNull:
                json.WriteNullValue();
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case long or int or short or sbyte or byte:
                json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case IEnumerable list and not string:
                json.WriteStartArray();
                foreach (var item in list)
                {
                    Write(json, item);
                }

                json.WriteEndArray();
                break;
            default:
                json.WriteStringValue(CellText.Of(value));
                break;
        }
    }
}
