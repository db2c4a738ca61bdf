using System.ComponentModel;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Mcp.Pages;
using Fintech.Infrastructure.Mcp.Resources;
using Fintech.Infrastructure.Slices;
using FluentValidation;

namespace Fintech.Tests.McpDoor;

// Slices of the tests' own: the door is the same for every feature, and these need no database.

[Scope("things:read")]
public sealed record ListThingsRequest(
    [property: Description("How many at most, 1 to 100"), Example("25")] int Limit = 25,
    [property: Description("Only in one of these states"),
        Example("""["open"]""")] IReadOnlyList<string>? Status = null,
    [property: Description("At least this much")] Money? Above = null);

public sealed record ThingView(string Id, string Name, Money Worth);

public sealed record ThingPage(IReadOnlyList<ThingView> Data, int Limit, IReadOnlyList<string>? Status, Money? Above);

internal sealed class ListThingsValidator : AbstractValidator<ListThingsRequest>
{
    public ListThingsValidator() => RuleFor(r => r.Limit).InclusiveBetween(1, 100);
}

internal sealed class ListThingsHandler : IHandler<ListThingsRequest, ThingPage>
{
    public Task<Result<ThingPage>> Handle(ListThingsRequest request, CancellationToken ct) =>
        Task.FromResult<Result<ThingPage>>(new ThingPage(
            [new("thing_a", "\"Quoted\" & <b>bold</b> Ünï ½", new(12.5m, "USD")),
                new("thing_b", "Second", new(-3m, "JPY"))],
            request.Limit, request.Status, request.Above));
}

[Tool("list_things", "List things"), Description("Things, newest first.")]
internal sealed class ListThingsTool : SliceTool<ListThingsRequest, ThingPage>;

[Resource("things://all{?limit,status}", "things", "All things"), Description("Every thing."), UpdatedBy("thing.*")]
internal sealed class AllThingsResource : SliceResource<ListThingsRequest, ThingPage>
{
    public AllThingsResource() => Completes("status", "open", "closed");
}

[Scope("things:read")]
public sealed record GetThingRequest([property: Description("Which"), Example("thing_a")] string Id);

public sealed record ThingNotFound(string Id) : NotFoundError("thing.not_found", $"There is no thing {Id}.");

internal sealed class GetThingHandler : IHandler<GetThingRequest, ThingView>
{
    public Task<Result<ThingView>> Handle(GetThingRequest request, CancellationToken ct) =>
        Task.FromResult<Result<ThingView>>(
        request.Id == "thing_nowhere" ? new ThingNotFound(request.Id)
            : new ThingView(request.Id, "One", new(1m, "USD")));
}

[Tool("get_thing", "Get a thing"), Description("One thing.")]
internal sealed class GetThingTool : SliceTool<GetThingRequest, ThingView>;

[Resource("things://one/{id}", "thing", "One thing"), Description("One thing."), UpdatedBy("thing.updated")]
internal sealed class OneThingResource : SliceResource<GetThingRequest, ThingView>
{
    public OneThingResource() =>
        Completes("id", new ListThingsRequest(), (ThingPage page) => page.Data.Select(t => t.Id));
}

[Scope("things:read")]
public sealed record BreakThingRequest(string? Id = null);

internal sealed class BreakThingHandler : IHandler<BreakThingRequest, ThingView>
{
    public Task<Result<ThingView>> Handle(BreakThingRequest request, CancellationToken ct) =>
        throw new InvalidOperationException("secret detail");
}

[Tool("break_thing", "Break a thing"), Description("Fails.")]
internal sealed class BreakThingTool : SliceTool<BreakThingRequest, ThingView>;

[Resource("things://broken{?id}", "broken", "A broken thing"), Description("Fails."), UpdatedBy("thing.broken")]
internal sealed class BrokenThingResource : SliceResource<BreakThingRequest, ThingView>
{
    public BrokenThingResource() => Completes("id", new BreakThingRequest(), (ThingView thing) => [thing.Id]);
}

[Scope("things:write")]
public sealed record StartThingRequest([property: Description("What to call it")] string Name);

internal sealed class StartThingHandler : IHandler<StartThingRequest, ThingView>
{
    public static int Runs;

    public Task<Result<ThingView>> Handle(StartThingRequest request, CancellationToken ct) =>
        Task.FromResult<Result<ThingView>>(
            new ThingView($"thing_{Interlocked.Increment(ref Runs)}", request.Name, new(0m, "USD")));
}

[Tool("start_thing", "Start a thing", OpenWorld = true), Description("A person finishes it.")]
internal sealed class StartThingTool : PageTool<StartThingRequest, ThingView>
{
    protected override PersonPage PageFor(ThingView response, IServiceProvider services) =>
        new($"http://localhost:5080/things/continue?thing={response.Id}", "Finish the thing in your browser.");
}

[Scope("things:write"), StepUp]
public sealed record MoveThingRequest([property: Description("Which"), Example("thing_a")] string Id);

internal sealed class MoveThingHandler : IHandler<MoveThingRequest, ThingView>
{
    public Task<Result<ThingView>> Handle(MoveThingRequest request, CancellationToken ct) =>
        Task.FromResult<Result<ThingView>>(new ThingView(request.Id, "Moved", new(0m, "USD")));
}

[Tool("move_thing", "Move a thing"), Description("Matters enough for a step-up.")]
internal sealed class MoveThingTool : SliceTool<MoveThingRequest, ThingView>;
