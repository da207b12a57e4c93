using System.Buffers.Binary;
using System.Text;

namespace Flitch.Host.Tests.Telemetry;

/// <summary>A message of protocol buffers, read without its schema: field numbers and raw values.</summary>
internal sealed class ProtobufFields
{
    private readonly List<(int Number, ulong Value, byte[] Bytes)> _fields = [];

    public ProtobufFields(ReadOnlySpan<byte> message)
    {
        for (var at = 0; at < message.Length;)
        {
            var key = Varint(message, ref at);
            var (number, wire) = ((int)(key >> 3), (int)(key & 7));
            switch (wire)
            {
                case 0:
                    _fields.Add((number, Varint(message, ref at), []));
                    break;
                case 1:
                    _fields.Add((number, BinaryPrimitives.ReadUInt64LittleEndian(message[at..]), []));
                    at += 8;
                    break;
                case 2:
                    var length = (int)Varint(message, ref at);
                    _fields.Add((number, 0, message.Slice(at, length).ToArray()));
                    at += length;
                    break;
                default:
                    at += 4;
                    break;
            }
        }
    }

    /// <summary>The messages in a field.</summary>
    public IEnumerable<ProtobufFields> Messages(int number) => All(number).Select(f => new ProtobufFields(f.Bytes));

    /// <summary>The text in a field; empty where there is none.</summary>
    public string Text(int number) => Encoding.UTF8.GetString(Bytes(number));

    /// <summary>The bytes in a field, as hex.</summary>
    public string Hex(int number) => Convert.ToHexStringLower(Bytes(number));

    /// <summary>The number in a field; zero where there is none.</summary>
    public ulong Number(int number) => All(number).FirstOrDefault().Value;

    private byte[] Bytes(int number) => All(number).FirstOrDefault().Bytes ?? [];

    private IEnumerable<(int Number, ulong Value, byte[] Bytes)> All(int number) => _fields.Where(f => f.Number == number);

    private static ulong Varint(ReadOnlySpan<byte> message, ref int at)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = message[at++];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }
}
