using System.Text.Json;
using Fintech.Infrastructure.Sandbox.Webhooks;

namespace Fintech.Infrastructure.Sandbox.Plaid.Api;

/// <summary>Runs one call: credentials, faults, fields, handler, answer. Every answer passes the recorder.</summary>
internal sealed partial class PlaidDispatcher(
    SandboxOptions options, PlaidFaults faults, ExchangeRecorder recorder, WebhookSender sender,
    ILogger<PlaidDispatcher> log)
{
    const int MaxBodyBytes = 1 << 20;

    static readonly JsonDocumentOptions Reading = new() { MaxDepth = 32 };

    public async Task Run(HttpContext http, PlaidOperation operation)
    {
        var ct = http.RequestAborted;
        var requestId = PlaidIds.RequestId();
        try
        {
            using var json = await Read(http, ct);
            var body = new PlaidBody(json.RootElement);
            var environmentId = Authenticate(http, body);
            http.RequestServices.GetRequiredService<SandboxTenant>().EnvironmentId = environmentId;
            var fault = IsControl(operation) ? null : faults.Take(environmentId, operation.Path);
            if (fault?.LatencyMs > 0) await Task.Delay(fault.LatencyMs, ct);
            if (fault?.ErrorCode is { } code) throw PlaidRefusal.Because(code);
            operation.Check(body);
            var call = new PlaidCall(http, body, environmentId, requestId);
            var answer = await operation.Handle(call, ct);
            if (call.Webhooks.Used) sender.Wake();
            if (fault?.Drop == true)
            {
                http.Abort();
                return;
            }
            await Write(http, operation, 200, Bytes(answer));
        }
        catch (PlaidRefusal refusal)
        {
            var error = refusal.Error.ToJson(requestId);
            await Write(http, operation, refusal.Error.Status, JsonSerializer.SerializeToUtf8Bytes(error));
        }
        catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            LogFailed(log, operation.Path, requestId, e);
            var error = PlaidError.Of("INTERNAL_SERVER_ERROR");
            await Write(http, operation, error.Status, JsonSerializer.SerializeToUtf8Bytes(error.ToJson(requestId)));
        }
    }

    public Task NotFound(HttpContext http)
    {
        var error = PlaidError.Of("NOT_FOUND");
        http.Response.StatusCode = error.Status;
        return http.Response.WriteAsJsonAsync(error.ToJson(PlaidIds.RequestId()), http.RequestAborted);
    }

    static bool IsControl(PlaidOperation operation) => operation.Path.StartsWith("/_sandbox/");

    static byte[] Bytes(object answer) =>
        answer as byte[] ?? JsonSerializer.SerializeToUtf8Bytes(answer, answer.GetType());

    static async Task<JsonDocument> Read(HttpContext http, CancellationToken ct)
    {
        if (http.Request.ContentLength > MaxBodyBytes) throw PlaidRefusal.Because("INVALID_BODY");
        try
        {
            var json = await JsonDocument.ParseAsync(http.Request.Body, Reading, ct);
            if (json.RootElement.ValueKind == JsonValueKind.Object) return json;
            json.Dispose();
        }
        catch (Exception e) when (e is JsonException or BadHttpRequestException)
        {
            // Answered below, as any body that is not an object.
        }
        throw PlaidRefusal.Because("INVALID_BODY");
    }

    Guid Authenticate(HttpContext http, PlaidBody body)
    {
        var clientId = http.Request.Headers["PLAID-CLIENT-ID"].FirstOrDefault() ?? body.OptionalString("client_id");
        var secret = http.Request.Headers["PLAID-SECRET"].FirstOrDefault() ?? body.OptionalString("secret");
        if (string.IsNullOrEmpty(clientId) || string.IsNullOrEmpty(secret))
            throw PlaidError.MissingField(
                new[] { "client_id", "secret" }.Where((_, i) => string.IsNullOrEmpty(i == 0 ? clientId : secret)));
        return options.Verify("plaid", clientId, secret) ?? throw PlaidRefusal.Because("INVALID_API_KEYS");
    }

    async Task Write(HttpContext http, PlaidOperation operation, int status, byte[] body)
    {
        if (!IsControl(operation)) recorder.RecordExchange("POST", operation.Path, status, body);
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = body.Length;
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Plaid simulator failed on {Path} ({RequestId})")]
    static partial void LogFailed(ILogger log, string path, string requestId, Exception e);
}
