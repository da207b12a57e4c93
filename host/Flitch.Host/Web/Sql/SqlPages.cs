using System.Security.Cryptography;
using Flitch.Connectors;
using Flitch.Host.Web.Serving;
using Flitch.Pipeline.Queries;
using Flitch.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Flitch.Host.Web.Sql;

/// <summary>The SQL console: a query, its answer, what was saved and what was asked before.</summary>
internal static class SqlPages
{
    /// <summary>Adds the pages.</summary>
    /// <param name="app">The application.</param>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/sql", ShowAsync);
        app.MapPost("/sql", RunAsync);
        app.MapPost("/sql/cancel", ([FromForm] string? run, RunningQueries running) => running.Cancel(run ?? "") ? Results.NoContent() : Results.StatusCode(StatusCodes.Status410Gone));
        app.MapGet("/sql/words", (SqlWords words, CancellationToken cancellationToken) => words.ListAsync(cancellationToken));
        app.MapGet("/sql/asked", async (QueryBook book, CancellationToken cancellationToken) => PageResults.Of<SqlHistory>(new { History = await book.HistoryAsync(cancellationToken) }));
        app.MapPost("/sql/chart", (HttpRequest request) => ConsoleCharts.DrawAsync(request));
        app.MapPost("/sql/tile", (HttpRequest request, SqlTiles tiles) => tiles.AddAsync(request));
        app.MapPost("/sql/download", SqlDownload.SendAsync);
        app.MapPost("/sql/queries", SaveAsync);
        app.MapPost("/sql/queries/{id}/rename", RenameAsync);
        app.MapPost("/sql/queries/{id}/delete", DeleteAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, string? query, long? asked, string? sql, string? schema, QueryBook book, DataFolder folder)
    {
        var saved = query is null ? null : await book.FindAsync(query, context.RequestAborted) ?? throw Unknown;
        var history = await book.HistoryAsync(context.RequestAborted);
        var before = asked is { } id ? history.Find(q => q.Id == id) ?? throw Unknown : null;
        var draft = new ConsoleQuery(saved?.Sql ?? before?.Sql ?? sql ?? "", saved?.Schema ?? before?.Schema ?? schema, null);
        return await PageAsync(context, draft, saved, null, null, book, folder);
    }

    private static async Task<IResult> RunAsync(HttpContext context, SqlConsole console, SqlTiles tiles, QueryBook book, DataFolder folder)
    {
        var query = ConsoleQuery.Read(await context.Request.ReadFormAsync(context.RequestAborted));
        var answer = await console.AnswerAsync(query, context.RequestAborted);
        var tile = await tiles.OfAsync(query, answer, context.RequestAborted);
        return PageResults.IsPart(context.Request)
            ? PageResults.Of<SqlAnswer>(new { Answer = answer, Tile = tile })
            : await PageAsync(context, query, null, answer, tile, book, folder);
    }

    private static async Task<IResult> SaveAsync(HttpContext context, QueryBook book, [FromForm] string? title)
    {
        var query = ConsoleQuery.Read(await context.Request.ReadFormAsync(context.RequestAborted));
        var saved = await book.SaveAsync(title ?? "", query.Sql, query.Schema, context.RequestAborted);
        return PageResults.To(context.Request, $"/sql?query={saved.Id}");
    }

    private static async Task<IResult> RenameAsync(HttpContext context, string id, QueryBook book, [FromForm] string? title)
    {
        await book.RenameAsync(id, title ?? "", context.RequestAborted);
        return PageResults.To(context.Request, $"/sql?query={id}");
    }

    private static async Task<IResult> DeleteAsync(HttpContext context, string id, QueryBook book)
    {
        await book.DeleteAsync(id, context.RequestAborted);
        return PageResults.To(context.Request, "/sql");
    }

    // The editor writes styles of its own into the page: those that carry this page's nonce are let through.
    private static async Task<IResult> PageAsync(
        HttpContext context, ConsoleQuery query, SavedQuery? saved, ConsoleAnswer? answer, ConsoleTile? tile, QueryBook book, DataFolder folder)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));
        SecurityHeaders.AllowStyles(context.Response.Headers, nonce);
        return PageResults.Of<SqlPage>(new
        {
            Query = query,
            Saved = saved,
            Answer = answer,
            Tile = tile,
            Queries = await book.ListAsync(context.RequestAborted),
            History = await book.HistoryAsync(context.RequestAborted),
            Connections = folder.ListDatasets().Select(d => d.Connection).Distinct().ToList(),
            Nonce = nonce,
        });
    }

    private static FlitchException Unknown => new("usage:unknown-query", ErrorKind.Usage, "There is no such query.", "It may have been deleted or forgotten meanwhile: see SQL for those that there are.");
}
