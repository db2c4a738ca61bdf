using Fintech.Infrastructure.Sandbox.Plaid.History;

namespace Fintech.Infrastructure.Sandbox.Plaid.Link;

/// <summary>Routes of the hosted page: each step is shown by GET and taken by POST and redirect.</summary>
internal static class LinkPages
{
    const int MaxQueryLength = 100;

    public static void Map(WebApplication app)
    {
        LinkAssets.Map(app);
        app.MapGet("/link/{token}", (HttpContext http, string token) => Show(http, token));
        Step(app, "institution", Institution);
        Step(app, "credentials", Credentials);
        Step(app, "accounts", Accounts);
        Step(app, "consent", (visit, _, ct) => visit.Consent(ct));
        Step(app, "cancel", (visit, _, ct) => visit.Cancel(ct));
        Step(app, "back", (visit, _, ct) => visit.Back(ct));
    }

    static void Step(
        WebApplication app, string name, Func<LinkVisit, IFormCollection, CancellationToken, Task> take) =>
        app.MapPost($"/link/{{token}}/{name}", async (HttpContext http, string token) =>
        {
            var ct = http.RequestAborted;
            if (await LinkVisit.Open(http, token, ct) is not { } visit) return;
            if (!http.Request.HasFormContentType && http.Request.ContentLength > 0)
            {
                http.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
                return;
            }
            var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(ct) : FormCollection.Empty;
            await take(visit, form, ct);
        });

    static async Task Show(HttpContext http, string token)
    {
        if (await LinkVisit.Open(http, token, http.RequestAborted) is not { } visit) return;
        var query = http.Request.Query["q"].ToString();
        await visit.Show(query.Length <= MaxQueryLength ? query : query[..MaxQueryLength]);
    }

    static Task Institution(LinkVisit visit, IFormCollection form, CancellationToken ct) =>
        Institutions.Find(form["institution_id"].ToString()) is { } bank
            ? visit.Choose(bank, ct)
            : visit.Again();

    static Task Credentials(LinkVisit visit, IFormCollection form, CancellationToken ct) =>
        visit.SignIn(form["username"].ToString().Trim(), form["password"].ToString(), ct);

    static Task Accounts(LinkVisit visit, IFormCollection form, CancellationToken ct) =>
        visit.Share([.. form["account"].OfType<string>()], ct);
}
