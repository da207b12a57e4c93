using Microsoft.AspNetCore.Http;

namespace Flitch.Host.Web.Sql;

/// <summary>What the console's form sends.</summary>
/// <param name="Sql">The query.</param>
/// <param name="Schema">The connection whose datasets need no prefix; null for <c>main</c>.</param>
/// <param name="Run">The id by which it can be cancelled; null for none.</param>
public sealed record ConsoleQuery(string Sql, string? Schema, string? Run)
{
    /// <summary>Reads the form. Browsers send lines that end with CR and LF; an error's place is counted in what was written.</summary>
    /// <param name="form">The form.</param>
    public static ConsoleQuery Read(IFormCollection form) =>
        new(form["sql"].ToString().ReplaceLineEndings("\n"), NullIfEmpty(form["schema"].ToString()), NullIfEmpty(form["run"].ToString()));

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
