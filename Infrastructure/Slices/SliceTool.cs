using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fintech.Infrastructure.ApiLog;
using Fintech.Infrastructure.Providers;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Fintech.Infrastructure.Slices;

/// <summary>How a tool presents itself. Hints are honest: what can lose money or data is destructive, what only reads says so.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ToolAttribute(string name, string title) : Attribute
{
    public string Name { get; } = name;
    public string Title { get; } = title;
    public bool Destructive { get; init; }

    /// <summary>Calling it twice without a key does no more than calling it once.</summary>
    public bool Idempotent { get; init; }

    /// <summary>It reaches beyond this product, such as to a bank.</summary>
    public bool OpenWorld { get; init; }
}

/// <summary>What the doors' checks need to know of a tool without its type arguments.</summary>
public abstract class SliceTool : McpServerTool
{
    public abstract SliceRules Rules { get; }
    public string? Scope => Rules.Scope;

    /// <summary>True when the tool only answers: no confirmation and no progress, so it needs nothing of an MCP session.</summary>
    public virtual bool AnswersOnly => !Rules.IsWrite;

    /// <summary>The same call for the direct lane; <paramref name="arguments"/> is the raw JSON object.</summary>
    public abstract ValueTask<ToolAnswer> Answer(IServiceProvider services, ReadOnlyMemory<byte> arguments, CancellationToken ct);
}

/// <summary>A finished call that can write its structured body.</summary>
public readonly record struct ToolAnswer(bool IsError, Action<WireBuffer> Write);

/// <summary>A tool whose arguments are the request's own properties, flat, and whose body is the pipeline's result.</summary>
public abstract class SliceTool<TRequest, TResponse> : SliceTool where TRequest : notnull
{
    const string KeyArgument = "idempotency_key";
    static readonly ArgumentReader<TRequest> Arguments = ArgumentReader<TRequest>.Instance;

    readonly string operation;

    protected SliceTool()
    {
        var about = GetType().GetCustomAttribute<ToolAttribute>()
            ?? throw new InvalidOperationException($"{GetType().Name} needs a [Tool].");
        operation = "tool " + about.Name;
        var schemas = new Schemas();
        ProtocolTool = new Tool
        {
            Name = about.Name,
            Title = about.Title,
            Description = GetType().GetCustomAttribute<DescriptionAttribute>()?.Description,
            InputSchema = JsonSerializer.SerializeToElement(InputSchema(schemas)),
            OutputSchema = JsonSerializer.SerializeToElement(schemas.Of(typeof(TResponse), input: false)),
            Annotations = new()
            {
                Title = about.Title, ReadOnlyHint = !Rules.IsWrite, OpenWorldHint = about.OpenWorld,
                DestructiveHint = about.Destructive, IdempotentHint = !Rules.IsWrite || about.Idempotent || Rules.Writes is Idempotency.Required,
            },
        };
    }

    static JsonObject InputSchema(Schemas schemas)
    {
        var schema = schemas.Of(typeof(TRequest), input: true);
        if (SliceRules<TRequest>.Rules.Writes is not { } writes || writes is Idempotency.None) return schema;
        var key = Schemas.IdempotencyKey();
        key["examples"] = new JsonArray("2026-07-28-first-try");
        key["description"] = "Names this one intended change. Reuse this key when you retry the same change; "
            + "use a new one for a new change.";
        schema["properties"]!.AsObject().Add(KeyArgument, key);
        if (writes is not Idempotency.Required) return schema;
        if (schema["required"] is JsonArray required) required.Add(KeyArgument);
        else schema["required"] = new JsonArray(KeyArgument);
        return schema;
    }

    public override SliceRules Rules => SliceRules<TRequest>.Rules;
    public override Tool ProtocolTool { get; }
    public override IReadOnlyList<object> Metadata => [];

    public override async ValueTask<CallToolResult> InvokeAsync(
        RequestContext<CallToolRequestParams> request, CancellationToken ct)
    {
        var services = request.Services!;
        var slot = services.GetRequiredService<CallerSlot>();
        // An initialize session serves every call in a scope of its own, which the HTTP middleware never saw.
        slot.Fill(request.User);
        if (slot.RequestId.Length == 0) slot.RequestId = RequestIds.New();
        if (Rules.IsWrite) slot.Agent = AgentOf(request.Server.ClientInfo);
        var arguments = request.Params?.Arguments?.AsEnumerable() ?? [];
        if (Rules.IsWrite) arguments = TakeKey(arguments, slot);
        var result = await Run(services, Arguments.Read(arguments, []), ct);
        return await Finish(request, result, slot, ct);
    }

    // The audit log names who acted, so what a stranger calls itself is cleaned and kept short.
    static string? AgentOf(Implementation? client) => client?.Name is { Length: > 0 } name
        ? ProviderText.Clean(name.Length > 100 ? name[..100] : name)
        : null;

    /// <summary>Where a tool adds to its answer, such as an elicitation that sends the person to a page.</summary>
    protected virtual ValueTask<CallToolResult> Finish(
        RequestContext<CallToolRequestParams> request, Result<TResponse> result, CallerSlot slot, CancellationToken ct) =>
        ValueTask.FromResult(request.Services!.GetRequiredService<RawAnswer>() is { IsWanted: true } raw
            ? raw.Keep(result, slot.RequestId)
            : result.ToToolResult(slot.RequestId));

    public sealed override async ValueTask<ToolAnswer> Answer(
        IServiceProvider services, ReadOnlyMemory<byte> arguments, CancellationToken ct)
    {
        var result = await Run(services, Arguments.Read(arguments.Span), ct);
        if (result.Error is not { } error)
            return new(false, buffer => buffer.Serialize(result.Value!));
        var problem = error.ToProblem(services.GetRequiredService<CallerSlot>().RequestId);
        return new(true, buffer => buffer.Serialize(problem));
    }

    static IEnumerable<KeyValuePair<string, JsonElement>> TakeKey(
        IEnumerable<KeyValuePair<string, JsonElement>> arguments, CallerSlot slot)
    {
        var rest = new List<KeyValuePair<string, JsonElement>>();
        foreach (var argument in arguments)
            if (argument.Key != KeyArgument || argument.Value.ValueKind is not (JsonValueKind.String or JsonValueKind.Number)) rest.Add(argument);
            else slot.IdempotencyKey = argument.Value.ToString(); // a number is taken for its digits, as agents send it
        return rest;
    }

    async ValueTask<Result<TResponse>> Run(IServiceProvider services, Result<TRequest> read, CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        var result = read.Error is { } unread ? unread : await Run(services, read.Value!, ct);
        services.GetService<CallLog>()?.Note(services, operation, read.Value, result.Error, started);
        return result;
    }

    async ValueTask<Result<TResponse>> Run(IServiceProvider services, TRequest request, CancellationToken ct)
    {
        try
        {
            return await services.GetRequiredService<Pipeline<TRequest, TResponse>>().Run(request, ct);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The SDK would give the agent a text of its own without a code, and only it would know why.
            return services.GetRequiredService<FailureLog>().ErrorOf(
                failure, $"The tool {ProtocolTool.Name}", services.GetRequiredService<CallerSlot>().RequestId);
        }
    }
}
