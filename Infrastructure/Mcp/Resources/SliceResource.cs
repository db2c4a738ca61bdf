using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;
using System.Text;
using Fintech.Infrastructure.ApiLog;
using Fintech.Infrastructure.Slices;
using Microsoft.Extensions.Primitives;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Fintech.Infrastructure.Mcp.Resources;

/// <summary>The address and name of a resource. Variables of the template are properties of the request.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ResourceAttribute(string uriTemplate, string name, string title) : Attribute
{
    public string UriTemplate { get; } = uriTemplate;
    public string Name { get; } = name;
    public string Title { get; } = title;
}

/// <summary>The events after which a reader should read again, such as <c>transaction.*</c>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UpdatedByAttribute(params string[] eventTypes) : Attribute
{
    public IReadOnlyList<string> EventTypes { get; } = eventTypes;
}

/// <summary>What the doors' checks need to know of a resource without its type arguments.</summary>
public abstract class SliceResource : McpServerResource
{
    public abstract SliceRules Rules { get; }
    public abstract UriTemplate Template { get; }
    public string? Scope => Rules.Scope;
    public IReadOnlyList<string> UpdatedBy { get; protected init; } = [];

    public override bool IsMatch(string uri) => Template.Match(uri) is not null;

    /// <summary>Why the scope's caller cannot read this address, or null.</summary>
    public abstract ValueTask<Error?> Refusal(IServiceProvider services, string uri, CancellationToken ct);

    /// <summary>Values for a variable that the caller may mean, or none.</summary>
    public abstract ValueTask<IReadOnlyList<string>> Suggest(
        IServiceProvider services, string variable, string typed, CancellationToken ct);
}

/// <summary>
/// A resource that is a read-only slice: the variables of its address are the request, its text is the answer.
/// </summary>
public abstract class SliceResource<TRequest, TResponse> : SliceResource where TRequest : notnull
{
    delegate ValueTask<IEnumerable<string>> Source(IServiceProvider services, CancellationToken ct);

    readonly Dictionary<string, Source> suggestions = [];
    readonly string operation;

    protected SliceResource()
    {
        var about = GetType().GetCustomAttribute<ResourceAttribute>()
            ?? throw new InvalidOperationException($"{GetType().Name} needs a [Resource].");
        if (Rules.IsWrite)
            throw new InvalidOperationException($"{GetType().Name}: reading a resource must change nothing.");
        Template = new(about.UriTemplate);
        operation = "resource " + about.UriTemplate.Split("{?")[0]; // without the query, as routes are named
        UpdatedBy = GetType().GetCustomAttribute<UpdatedByAttribute>()?.EventTypes ?? [];
        ProtocolResourceTemplate = new()
        {
            UriTemplate = about.UriTemplate,
            Name = about.Name,
            Title = about.Title,
            MimeType = "application/json",
            Description = GetType().GetCustomAttribute<DescriptionAttribute>()?.Description,
        };
        if (!Template.HasPathVariables)
            ProtocolResource = new()
            {
                Uri = Template.Base,
                Name = about.Name,
                Title = about.Title,
                MimeType = "application/json",
                Description = ProtocolResourceTemplate.Description,
            };
    }

    public override SliceRules Rules => SliceRules<TRequest>.Rules;
    public override UriTemplate Template { get; }
    public override ResourceTemplate ProtocolResourceTemplate { get; }

    /// <summary>A template whose variables are all optional is a resource as well: itself without them.</summary>
    public override Resource? ProtocolResource { get; }
    public override IReadOnlyList<object> Metadata => [];

    /// <summary>Completes a variable with what another read-only slice lists, under the caller's own rights.</summary>
    protected void Completes<TAsk, TPage>(string variable, TAsk ask, Func<TPage, IEnumerable<string>> values)
        where TAsk : notnull =>
        suggestions[variable] = async (services, ct) =>
        {
            var page = await services.GetRequiredService<Pipeline<TAsk, TPage>>().Run(ask, ct);
            return page.Error is null ? values(page.Value!) : [];
        };

    /// <summary>Completes a variable with fixed values.</summary>
    protected void Completes(string variable, params IReadOnlyList<string> values) =>
        suggestions[variable] = (_, _) => ValueTask.FromResult<IEnumerable<string>>(values);

    public sealed override async ValueTask<IReadOnlyList<string>> Suggest(
        IServiceProvider services, string variable, string typed, CancellationToken ct)
    {
        if (!suggestions.TryGetValue(variable, out var source)) return [];
        var values = await source(services, ct);
        return
        [
            .. values.Where(v => v.Contains(typed, StringComparison.OrdinalIgnoreCase))
                .Distinct().Order(StringComparer.Ordinal),
        ];
    }

    public sealed override async ValueTask<ReadResourceResult> ReadAsync(
        RequestContext<ReadResourceRequestParams> request, CancellationToken ct)
    {
        var services = request.Services!;
        var slot = services.GetRequiredService<CallerSlot>();
        slot.Fill(request.User); // a session's scope never saw the HTTP middleware
        if (slot.RequestId.Length == 0) slot.RequestId = RequestIds.New();
        var (uri, started) = (request.Params.Uri, Stopwatch.GetTimestamp());
        var result = await Run(services, uri, ct);
        services.GetService<CallLog>()?.Note(services, operation, null, result.Error, started);
        if (result.Error is { } error)
            throw ResourceRefusal.Of(error, request.Server.NegotiatedProtocolVersion, slot.RequestId);
        var text = Encoding.UTF8.GetString(WireBuffer.Rent().Serialize(result.Value!));
        return new()
        {
            Contents = [new TextResourceContents { Uri = uri, MimeType = "application/json", Text = text }],
            CacheScope = CacheScope.Private,
            TimeToLive = TimeSpan.Zero,
        };
    }

    public sealed override async ValueTask<Error?> Refusal(
        IServiceProvider services, string uri, CancellationToken ct) => (await Run(services, uri, ct)).Error;

    async ValueTask<Result<TResponse>> Run(IServiceProvider services, string uri, CancellationToken ct)
    {
        var texts = Template.Match(uri)!.Select(v => KeyValuePair.Create(v.Key, (StringValues)v.Value));
        var read = ArgumentReader<TRequest>.Instance.Read([], texts);
        if (read.Error is { } error) return error;
        try
        {
            return await services.GetRequiredService<Pipeline<TRequest, TResponse>>().Run(read.Value!, ct);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return services.GetRequiredService<FailureLog>().ErrorOf(
                failure, $"The resource {uri}", services.GetRequiredService<CallerSlot>().RequestId);
        }
    }
}
