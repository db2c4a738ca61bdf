using System.Text;
using System.Text.Json;
using Fintech.Infrastructure.Mcp.Resources;
using Fintech.Infrastructure.Slices;

namespace Fintech.Infrastructure.Mcp;

/// <summary>
/// Answers 401 without a credential, and a call or read that the credential has no scope for with HTTP 403
/// insufficient_scope, as the protocol asks; the SDK itself would answer 200 with a JSON-RPC error.
/// </summary>
sealed class ScopeGate(
    RequestDelegate next, ToolCatalogue tools, ResourceCatalogue resources, IConfiguration configuration)
{
    const int BodyLimit = 1 << 20;

    readonly string metadata = (configuration["PublicUrl"] ?? "http://localhost:5080").TrimEnd('/')
        + ProtectedResource.Path;
    readonly string everyScope = string.Join(' ',
        tools.All.Select(t => t.Scope).Concat(resources.All.Select(r => r.Scope)).OfType<string>().Distinct().Order());

    public Task InvokeAsync(HttpContext http)
    {
        if (!http.Request.Path.StartsWithSegments(McpInfo.Path, StringComparison.Ordinal)) return next(http);
        var caller = http.User as Caller ?? Caller.Anonymous;
        if (caller.Refusal is { } refusal) return Unauthorized(http, refusal);
        // A cookie is no credential here: browsers attach it to requests that their user never meant.
        if (caller.Kind is not (CallerKind.Key or CallerKind.OauthClient))
            return Unauthorized(http, new CredentialRequired());
        if (!HttpMethods.IsPost(http.Request.Method)) return next(http);
        // The SDK compares these headers with the body from 2026-07-28 on, so they can be trusted; older
        // eras have only the body.
        if (http.Request.Headers["MCP-Protocol-Version"] != McpInfo.Modern) return FromBody(http, caller);
        return Check(http, caller, http.Request.Headers["Mcp-Method"], http.Request.Headers["Mcp-Name"]);
    }

    Task Check(HttpContext http, Caller caller, string? method, string? name)
    {
        // Tools and resources count and note their own calls.
        var (scope, isOwn) = method switch
        {
            "tools/call" when tools.Find(Decode(name)) is { } tool => (tool.Scope, true),
            "resources/read" when resources.Match(Decode(name)) is { } resource => (resource.Scope, true),
            "resources/subscribe" => (resources.Match(Decode(name))?.Scope, false),
            _ => (null, false),
        };
        if (caller.Has(scope)) return isOwn ? next(http) : ProtocolCalls.Answer(http, caller, method, next);
        http.Response.Headers.WWWAuthenticate =
            $"Bearer error=\"insufficient_scope\", scope=\"{string.Join(' ', caller.Scopes.Append(scope).Order())}\", "
            + $"resource_metadata=\"{metadata}\"";
        return http.Write(new InsufficientScope(scope!));
    }

    async Task FromBody(HttpContext http, Caller caller)
    {
        http.Request.EnableBuffering(BodyLimit, BodyLimit);
        string? method = null, name = null;
        try
        {
            using var body = await JsonDocument.ParseAsync(http.Request.Body, default, http.RequestAborted);
            (method, name) = Named(body.RootElement);
        }
        catch (JsonException) { } // The SDK says what is wrong with it.
        http.Request.Body.Position = 0;
        await Check(http, caller, method, name);
    }

    static (string? Method, string? Name) Named(JsonElement message)
    {
        if (Text(message, "method") is not { } method
            || !message.TryGetProperty("params", out var about)) return default;
        return (method, Text(about, method == "tools/call" ? "name" : "uri"));
    }

    static string? Text(JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var value)
        && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    // A client may wrap a name as =?base64?…?=, and the SDK takes it.
    static string? Decode(string? header)
    {
        var name = header?.Trim() ?? "";
        if (!name.StartsWith("=?base64?", StringComparison.OrdinalIgnoreCase)
            || !name.EndsWith("?=", StringComparison.Ordinal))
            return name;
        var bytes = new byte[name.Length];
        return Convert.TryFromBase64String(name[9..^2], bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }

    Task Unauthorized(HttpContext http, Error error)
    {
        if (error.Status == 401)
            http.Response.Headers.WWWAuthenticate = $"Bearer resource_metadata=\"{metadata}\", scope=\"{everyScope}\"";
        return http.Write(error);
    }
}
