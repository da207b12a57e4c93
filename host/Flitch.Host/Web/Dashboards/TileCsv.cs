using System.Text;
using Flitch.Analysis.Tiles.Answers;
using Flitch.Host.Cli.Querying;

namespace Flitch.Host.Web.Dashboards;

/// <summary>A tile's answer as CSV: the exact digits.</summary>
internal static class TileCsv
{
    /// <summary>Writes it, UTF-8.</summary>
    /// <param name="answer">The answer.</param>
    public static byte[] Write(TileAnswer answer)
    {
        var shown = answer.Columns.Select((c, i) => (c, i)).Where(c => c.c.Role != AnswerRole.Key).ToList();
        var lines = answer.Rows.Select(r => CsvFormat.Line(shown.Select(c => r[c.i]))).Prepend(CsvFormat.Line(shown.Select(c => (string?)c.c.Name)));
        return Encoding.UTF8.GetBytes(string.Concat(lines));
    }
}
