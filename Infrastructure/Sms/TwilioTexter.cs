using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Fintech.Infrastructure.Delivery;

namespace Fintech.Infrastructure.Sms;

/// <summary>Twilio refused or could not answer, and may not tomorrow. Its own words may hold the number, so they are
/// not kept; what a code means stands at twilio.com/docs/api/errors.</summary>
public sealed class TwilioException(int status, long? code, Exception? inner = null)
    : Exception($"Twilio answered {status}, error {code?.ToString() ?? "unknown"}.", inner)
{
    public int Status { get; } = status;
    public long? Code { get; } = code;
}

/// <summary>
/// Text messages in Twilio's wire format: a form is posted, and 201 says that the text was taken. The reference:
/// https://www.twilio.com/docs/messaging/api/message-resource.
/// </summary>
/// <remarks>
/// There is no idempotency key. After a time-out a text may have been taken and is sent again; it holds the same code.
/// </remarks>
public sealed partial class TwilioTexter(HttpClient http, TwilioAccount account, ILogger<TwilioTexter> log) : ITexter
{
    sealed record Taken(string? Sid, string? Status);
    sealed record Refusal(long? Code);

    public async Task Send(Sms sms, CancellationToken ct)
    {
        var sender = account.From is { } from
            ? KeyValuePair.Create("From", from)
            : KeyValuePair.Create("MessagingServiceSid", account.MessagingServiceSid!);
        using var request = new HttpRequestMessage(HttpMethod.Post,
            new Uri(account.BaseUrl, $"2010-04-01/Accounts/{account.AccountSid}/Messages.json"))
        {
            Content = new FormUrlEncodedContent([new("To", sms.To), sender, new("Body", sms.Text)]),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"{account.AccountSid}:{account.AuthToken}")));
        using var response = await http.SendAsync(request, ct);
        var body = await response.Content.ReadAsByteArrayAsync(ct);
        if (response.StatusCode is not HttpStatusCode.Created) throw Refused(response.StatusCode, body);
        // Whatever else answers 201 in between, such as a proxy, is not believed.
        if (Parsed<Taken>(body) is not { Sid: { Length: > 0 } sid, Status: var status })
            throw new TwilioException((int)response.StatusCode, null);
        Sent(log, sms.Kind, sid, status);
    }

    static Exception Refused(HttpStatusCode status, byte[] body)
    {
        var refusal = new TwilioException((int)status, Parsed<Refusal>(body)?.Code);
        // A wrong number stays wrong; wrong keys may be set right, and a busy service gets free.
        return (int)status is >= 400 and < 500 and not (401 or 404 or 408 or 429)
            ? new UndeliverableException(refusal.Message)
            : refusal;
    }

    static T? Parsed<T>(byte[] body) where T : class
    {
        try { return JsonSerializer.Deserialize<T>(body, JsonSerializerOptions.Web); }
        catch (JsonException) { return null; }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Twilio took sms {Kind} as {Sid}: {Status}")]
    static partial void Sent(ILogger log, string kind, string sid, string? status);
}
