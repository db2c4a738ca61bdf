using System.Security.Claims;
using System.Text.Encodings.Web;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Secrets;
using Fintech.Infrastructure.Slices;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Fintech.Infrastructure.Http.Credentials;

/// <summary>
/// The cookie of a half-done sign-in as a scheme of its own. It is asked only for the slices that finish the sign-in
/// (<see cref="Audience.Pending"/>), so everywhere else such a browser is a stranger.
/// </summary>
internal sealed class PendingHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Database database,
    Peppers peppers, BrowserCookies cookies) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public new const string Scheme = "pending";
    public const string Pepper = "pending-sign-ins";

    /// <summary>Proofs that may be tried before the sign-in ends and the password is asked for again.</summary>
    public const int MostAttempts = 5;

    // A changed password or factor has a new stamp, and whoever was half-way in begins again.
    static readonly string Sql = $"""
        select s.id, s.person_id from pending_sign_ins s join people p on p.id = s.person_id
        where s.token_hash = $1 and s.consumed_at is null and s.expires_at > now()
          and s.attempts < {MostAttempts} and s.security_stamp = p.security_stamp and p.locked_at is null and p.deleted_at is null
        """;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization.Count > 0 || Request.Cookies[cookies.Pending] is not { Length: > 0 and <= 64 } token)
            return AuthenticateResult.NoResult();
        await using var command = database.Side.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = peppers.Hash(Pepper, token) });
        await using var row = await command.ExecuteReaderAsync(CancellationToken.None);
        if (!await row.ReadAsync(CancellationToken.None)) return AuthenticateResult.Fail("This sign-in has ended.");
        Context.RequestServices.GetRequiredService<CallerSlot>().Pending = new(row.GetGuid(0), row.GetGuid(1));
        return AuthenticateResult.Success(new(new ClaimsPrincipal(new ClaimsIdentity(Scheme)), Scheme));
    }
}
