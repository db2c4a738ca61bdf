using System.Security.Cryptography;
using System.Text.Json;
using Fintech.Infrastructure.Slices;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Fintech.Infrastructure.Mcp.Pages;

/// <summary>Where a person must go in a browser, and what a client may say of it.</summary>
/// <param name="Url">A page of ours: it needs sign-in as a member of the workspace and says who asked.</param>
public sealed record PersonPage(string Url, string Message);

/// <summary>
/// A tool whose work a person finishes in a browser. A client with URL elicitation is asked to open the page; any other
/// has the same address in the result.
/// </summary>
/// <remarks>
/// The slice runs once, before the client is asked. Its answer travels sealed in the request state, bound to the
/// caller, the tool, the arguments and a time, so the retried call only gives it back.
/// </remarks>
public abstract class PageTool<TRequest, TResponse> : SliceTool<TRequest, TResponse> where TRequest : notnull
{
    const string Question = "open_page";

    public sealed override bool AnswersOnly => false;

    /// <summary>The page, or null when there is nothing for a person to do.</summary>
    protected abstract PersonPage? PageFor(TResponse response, IServiceProvider services);

    /// <summary>The answer as an agent may see it; an address that works without sign-in must not be in it.</summary>
    protected virtual TResponse Shown(TResponse response, PersonPage page) => response;

    public sealed override async ValueTask<CallToolResult> InvokeAsync(
        RequestContext<CallToolRequestParams> request, CancellationToken ct)
    {
        if (request.Params.RequestState is not { } state) return await base.InvokeAsync(request, ct);
        var answer = PageState.Open(request.Services!, state, Binding(request));
        var action = request.Params.InputResponses?.TryGetValue(Question, out var response) is true
            ? response.Deserialize(InputResponse.ElicitResultJsonTypeInfo)?.Action
            : null;
        return Result(answer, action switch
        {
            "accept" => "The person agreed to open the page. It is done when this object says so: look again later.",
            "decline" => "The person declined to open the page. Nothing will happen unless they open it.",
            _ => "The person has not opened the page. Give them its address when they want to continue.",
        });
    }

    protected sealed override ValueTask<CallToolResult> Finish(
        RequestContext<CallToolRequestParams> request, Result<TResponse> result, CallerSlot slot, CancellationToken ct)
    {
        if (result.Error is not null || PageFor(result.Value!, request.Services!) is not { } page)
            return base.Finish(request, result, slot, ct);
        var body = WireBuffer.Rent().Serialize(Shown(result.Value!, page)).ToArray();
        if (!CanOpenPages(request))
            return ValueTask.FromResult(Result(body, $"{page.Message} Give the person this address: {page.Url}"));
        var ask = new ElicitRequestParams { Mode = "url", Message = page.Message, Url = page.Url };
        // Sessions of 2025-11-25 name each such question; later revisions do not.
        if (request.Server.SessionId is not null) ask.ElicitationId = Guid.CreateVersion7().ToString("n");
        throw new InputRequiredException(
            new Dictionary<string, InputRequest> { [Question] = InputRequest.ForElicitation(ask) },
            PageState.Seal(request.Services!, body, Binding(request)));
    }

    // A request's own capabilities are what a client without a session declares; a session's were declared once.
    static bool CanOpenPages(RequestContext<CallToolRequestParams> request) =>
        (request.JsonRpcRequest.Context?.ClientCapabilities ?? request.Server.ClientCapabilities)
            ?.Elicitation?.Url is not null
        && request.Server.IsMrtrSupported;

    string Binding(RequestContext<CallToolRequestParams> request)
    {
        var arguments = JsonSerializer.SerializeToUtf8Bytes(request.Params.Arguments);
        var digest = Convert.ToHexString(SHA256.HashData(arguments));
        return $"mcp-page:{ProtocolTool.Name}:{ListFilters.CallerOf(request).Id}:{digest}";
    }

    static CallToolResult Result(ReadOnlySpan<byte> body, string note)
    {
        var reader = new Utf8JsonReader(body);
        return new()
        {
            StructuredContent = JsonElement.ParseValue(ref reader),
            Content =
            [
                new TextContentBlock { Text = System.Text.Encoding.UTF8.GetString(body) },
                new TextContentBlock { Text = note },
            ],
        };
    }
}
