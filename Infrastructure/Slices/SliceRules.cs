using System.Reflection;
using System.Text.Json;

namespace Fintech.Infrastructure.Slices;

/// <summary>What a slice declares on its request, read once.</summary>
public sealed record SliceRules(
    string Name, string? Scope, Audience Audience, Level Level, Idempotency? Writes, TimeSpan? StepUp, int Weight)
{
    public bool IsWrite => Writes is not null;

    public static SliceRules Of(Type request)
    {
        var name = request.Name.EndsWith("Request", StringComparison.Ordinal) ? request.Name[..^7] : request.Name;
        return new(
            JsonNamingPolicy.SnakeCaseLower.ConvertName(name),
            request.GetCustomAttribute<ScopeAttribute>()?.Name,
            request.GetCustomAttribute<AudienceAttribute>()?.Who ?? Audience.SignedIn,
            request.GetCustomAttribute<LevelAttribute>()?.Level ?? Level.Environment,
            request.GetCustomAttribute<WritesAttribute>()?.Idempotency,
            request.GetCustomAttribute<StepUpAttribute>()?.Within,
            request.GetCustomAttribute<WeightAttribute>()?.Requests ?? 1);
    }
}

/// <summary>The rules of one slice, without a look-up.</summary>
public static class SliceRules<TRequest>
{
    public static readonly SliceRules Rules = SliceRules.Of(typeof(TRequest));
}
