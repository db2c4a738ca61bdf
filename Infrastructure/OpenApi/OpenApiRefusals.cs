using System.Text.Json;
using System.Text.Json.Nodes;
using Fintech.Infrastructure.Slices;

namespace Fintech.Infrastructure.OpenApi;

/// <summary>What an operation may refuse, by status, with the body of every refusal that all slices share.</summary>
static class OpenApiRefusals
{
    public static JsonObject Of(SliceRoute route)
    {
        var responses = new JsonObject();
        foreach (var (status, words, errors) in All(route)) responses[status] = Response(words, errors);
        return responses;
    }

    static IEnumerable<(string Status, string Words, Error[] Errors)> All(SliceRoute route)
    {
        var rules = route.Rules;
        var isOpen = rules.Audience is Audience.Anyone;
        var takesKey = rules.Writes is { } writes and not Idempotency.None;
        yield return ("400", "The request is not valid; `errors` names each field", [.. BadRequests(rules, isOpen)]);
        if (!isOpen)
        {
            yield return ("401", "No valid credential", [new CredentialRequired(), new InvalidCredential()]);
            yield return ("403", "The caller may not do this", [.. Forbidden(rules)]);
        }
        if (route.Path.Contains('{') || (!isOpen && rules.Level is Level.Environment))
            yield return ("404", "There is no such thing among yours", [new EnvironmentNotFound()]);
        if (rules.IsWrite)
            yield return ("409", "The state of things does not allow it now",
                takesKey ? [new ConcurrentChange(), new IdempotencyInFlight()] : [new ConcurrentChange()]);
        if (takesKey) yield return ("422", "The idempotency key was used with another request", [new IdempotencyKeyReused()]);
        yield return ("429", "Too many requests; `Retry-After` says when to come again", [new TooManyRequests()]);
        yield return ("default", "Anything else", [new UnexpectedError()]);
    }

    static IEnumerable<Error> BadRequests(SliceRules rules, bool isOpen)
    {
        yield return InvalidRequest.On("limit", "'limit' must be between 1 and 100.");
        if (!isOpen && rules.Level is Level.Environment)
        {
            yield return new EnvironmentRequired();
            yield return new EnvironmentMismatch();
        }
        if (rules.Writes is Idempotency.Required) yield return new IdempotencyKeyRequired();
    }

    static IEnumerable<Error> Forbidden(SliceRules rules)
    {
        if (rules.Scope is { } scope) yield return new InsufficientScope(scope);
        if (rules.Audience is Audience.Person or Audience.Operator) yield return new PersonRequired();
        if (rules.Audience is Audience.Operator) yield return new OperatorRequired();
        if (rules.StepUp is not null) yield return new StepUpRequired();
        if (rules.IsWrite) yield return new CrossSiteRefused();
    }

    /// <summary>The refusal as it travels, under the request id that the documentation uses everywhere.</summary>
    public static JsonObject Body(Error error)
    {
        var problem = error.ToProblem(Data.TypeId.Text("req", Sample));
        return JsonSerializer.SerializeToNode(problem, Wire.Options)!.AsObject();
    }

    static readonly Guid Sample = new("0197ecc9-0b69-71f8-8e80-a4d17061dcea");

    static JsonObject Response(string words, Error[] errors)
    {
        var examples = new JsonObject();
        foreach (var error in errors) examples[error.Code] = new JsonObject { ["value"] = Body(error) };
        var content = new JsonObject { ["schema"] = new JsonObject { ["$ref"] = "#/components/schemas/Problem" } };
        if (examples.Count > 0) content["examples"] = examples;
        return new JsonObject
        {
            ["description"] = words,
            ["headers"] = OpenApiOperation.AnswerHeaders(),
            ["content"] = new JsonObject { ["application/problem+json"] = content },
        };
    }
}
