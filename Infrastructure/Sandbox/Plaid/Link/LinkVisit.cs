using Fintech.Infrastructure.Sandbox.Plaid.Data;
using Fintech.Infrastructure.Sandbox.Plaid.History;
using Fintech.Infrastructure.Sandbox.Webhooks;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Fintech.Infrastructure.Sandbox.Plaid.Link;

/// <summary>One request of the hosted page: the session's row says which step it is at.</summary>
internal sealed class LinkVisit
{
    readonly HttpContext http;
    readonly SandboxDb db;
    readonly PlaidLinkToken token;
    readonly PlaidLinkSession session;

    LinkVisit(HttpContext http, SandboxDb db, PlaidLinkToken token, PlaidLinkSession session) =>
        (this.http, this.db, this.token, this.session) = (http, db, token, session);

    Bank? Bank => session.InstitutionId is { } id ? Institutions.Find(id) : null;

    LinkFlow Flow => http.RequestServices.GetRequiredService<LinkFlow>();

    DateTimeOffset Now => http.RequestServices.GetRequiredService<SandboxOptions>().Clock.GetUtcNow();

    /// <summary>The running session of that link; null when a page was answered that says why there is none.</summary>
    public static async Task<LinkVisit?> Open(HttpContext http, string tokenText, CancellationToken ct)
    {
        var db = http.RequestServices.GetRequiredService<SandboxDb>();
        // The visitor has no credentials: the unguessable token is what lets in, and it names the tenant.
        var token = await db.LinkTokens.IgnoreQueryFilters().SingleOrDefaultAsync(t => t.Token == tokenText, ct);
        if (token is null || !token.Hosted)
        {
            await Notice(http, 404, "This link does not exist", "Check the address, or start again in the app.", null);
            return null;
        }
        http.RequestServices.GetRequiredService<SandboxTenant>().EnvironmentId = token.EnvironmentId;
        var now = http.RequestServices.GetRequiredService<SandboxOptions>().Clock.GetUtcNow();
        var session = await Latest(db, token, ct);
        if (session?.Status == PlaidLinkSession.Succeeded)
        {
            const string done = "This link has done its work. You can close this page.";
            await Notice(http, 200, "You are connected", done, token);
            return null;
        }
        if (token.ExpiresAt <= now)
        {
            var text = $"Links work for a short time only. Go back to {token.ClientName} and start again.";
            await Notice(http, 410, "This link has expired", text, token);
            return null;
        }
        if (session is { Status: null }) return new LinkVisit(http, db, token, session);
        return await Begin(http, db, token, now, ct);
    }

    public Task Show(string query)
    {
        if (Bank is not { } bank) return Page("Choose your bank", LinkViews.PickBank(token, query));
        if (session.Username is not { } username)
            return Page($"Sign in to {bank.Name}", LinkViews.SignIn(token, bank, null, null));
        return session.Accounts is null && token.UpdateItemId is null
            ? Page("Choose accounts", LinkViews.ChooseAccounts(token, bank, username, noneChosen: false))
            : Page("Share", LinkViews.Consent(token, bank, session));
    }

    public Task Again()
    {
        // 303: the browser shows the next step with GET, so that reload repeats nothing.
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = $"/link/{token.Token}";
        return Task.CompletedTask;
    }

    public async Task Choose(Bank bank, CancellationToken ct)
    {
        if (session.InstitutionId is null)
        {
            session.InstitutionId = bank.Id;
            Flow.Note(session, "SELECT_INSTITUTION");
            await db.SaveChangesAsync(ct);
        }
        await Again();
    }

    public async Task SignIn(string username, string password, CancellationToken ct)
    {
        if (Bank is not { } bank || session.Username is not null)
        {
            await Again();
            return;
        }
        Flow.Note(session, "SUBMIT_CREDENTIALS");
        var error = LinkFlow.SignIn(username, password);
        if (error is null) session.Username = username;
        if (error is not null) Flow.Note(session, "ERROR", error);
        await db.SaveChangesAsync(ct);
        if (error is null) await Again();
        else await Page("Error: sign in", LinkViews.SignIn(token, bank, username, error), 422);
    }

    public async Task Share(string[] kinds, CancellationToken ct)
    {
        if (Bank is not { } bank || session.Username is not { } username)
        {
            await Again();
            return;
        }
        var chosen = bank.Accounts.Intersect(kinds).ToArray();
        if (chosen.Length == 0)
        {
            var body = LinkViews.ChooseAccounts(token, bank, username, noneChosen: true);
            await Page("Error: choose accounts", body, 422);
            return;
        }
        session.Accounts = chosen;
        await db.SaveChangesAsync(ct);
        await Again();
    }

    public async Task Consent(CancellationToken ct)
    {
        var ready = session.Username is not null && (session.Accounts is not null || token.UpdateItemId is not null);
        if (ready)
        {
            var offset = await db.Clocks.Select(c => (int?)c.OffsetDays).SingleOrDefaultAsync(ct);
            await Flow.Finish(token, session, DateOnly.FromDateTime(Now.UtcDateTime).AddDays(offset ?? 0), ct);
        }
        await (ready ? Leave() : Again());
    }

    public async Task Cancel(CancellationToken ct)
    {
        await Flow.Cancel(token, session, ct);
        await Leave();
    }

    public async Task Back(CancellationToken ct)
    {
        if (token.UpdateItemId is null)
        {
            if (session.Accounts is not null) session.Accounts = null;
            else if (session.Username is not null) session.Username = null;
            else session.InstitutionId = null;
            await db.SaveChangesAsync(ct);
        }
        await Again();
    }

    static Task Notice(HttpContext http, int status, string title, string text, PlaidLinkToken? token) =>
        LinkLayout.Write(http, title, LinkViews.Notice(title, text, token), token?.CompletionRedirectUri, status);

    Task Page(string title, Markup body, int status = 200) =>
        LinkLayout.Write(http, title, body, token.CompletionRedirectUri, status);

    static Task<PlaidLinkSession?> Latest(SandboxDb db, PlaidLinkToken token, CancellationToken ct) =>
        db.LinkSessions.Where(s => s.LinkToken == token.Token)
            .OrderByDescending(s => s.StartedAt).FirstOrDefaultAsync(ct);

    /// <summary>Starts a session; a repair knows its bank already.</summary>
    static async Task<LinkVisit> Begin(
        HttpContext http, SandboxDb db, PlaidLinkToken token, DateTimeOffset now, CancellationToken ct)
    {
        var session = new PlaidLinkSession
        {
            EnvironmentId = token.EnvironmentId,
            Id = Guid.NewGuid().ToString(),
            LinkToken = token.Token,
            StartedAt = now,
            InstitutionId = token.UpdateItemId is { } itemId
                ? await db.Items.Where(i => i.Id == itemId).Select(i => i.InstitutionId).SingleAsync(ct)
                : null,
        };
        var visit = new LinkVisit(http, db, token, session);
        visit.Flow.Note(session, "OPEN");
        db.LinkSessions.Add(session);
        try
        {
            await db.SaveChangesAsync(ct);
            return visit;
        }
        catch (DbUpdateException e)
            when (e.InnerException is PostgresException { ConstraintName: PlaidLinkSession.OneOpen })
        {
            db.ChangeTracker.Clear();
            return new LinkVisit(http, db, token, (await Latest(db, token, ct))!);
        }
    }

    Task Leave()
    {
        http.RequestServices.GetRequiredService<WebhookSender>().Wake();
        if (token.CompletionRedirectUri is { } uri)
        {
            http.Response.StatusCode = StatusCodes.Status303SeeOther;
            http.Response.Headers.Location = uri;
            return Task.CompletedTask;
        }
        return session.Status == PlaidLinkSession.Exited
            ? Notice(http, 200, "Cancelled", "Nothing was shared. You can close this page.", token)
            : Again();
    }
}
