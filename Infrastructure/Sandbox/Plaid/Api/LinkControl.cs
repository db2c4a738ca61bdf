using Fintech.Infrastructure.Sandbox.Plaid.Data;
using Fintech.Infrastructure.Sandbox.Plaid.History;
using Fintech.Infrastructure.Sandbox.Plaid.Link;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Infrastructure.Sandbox.Plaid.Api;

/// <summary>Ends a hosted link as a person would who shares every account, for those who have no browser.</summary>
internal static class LinkControl
{
    public static readonly PlaidOperation[] All =
        [new("/_sandbox/link/finish", ["link_token"], ["institution_id", "username"], Finish)];

    private static async Task<object> Finish(PlaidCall call, CancellationToken ct)
    {
        var text = call.Body.String("link_token");
        var token = await call.Db.LinkTokens.SingleOrDefaultAsync(t => t.Token == text, ct)
            ?? throw PlaidRefusal.Because("INVALID_LINK_TOKEN");
        var bank = Institutions.Find(call.Body.OptionalString("institution_id") ?? Institutions.All[0].Id)
            ?? throw PlaidRefusal.Because("INVALID_INSTITUTION");
        // An opened page is left behind: at most one visit of a link is open.
        await call.Db.LinkSessions.Where(s => s.LinkToken == text && s.FinishedAt == null).ExecuteDeleteAsync(ct);
        var session = new PlaidLinkSession
        {
            EnvironmentId = call.EnvironmentId, Id = Guid.NewGuid().ToString(), LinkToken = token.Token,
            StartedAt = call.Now, InstitutionId = bank.Id, Accounts = bank.Accounts,
            Username = call.Body.OptionalString("username") ?? LinkFlow.GoodUser,
        };
        call.Db.LinkSessions.Add(session);
        await call.Db.SaveChangesAsync(ct);
        await call.Get<LinkFlow>().Finish(token, session, await call.Today(ct), ct);
        return new { finished = true, request_id = call.RequestId };
    }
}
