using System.ComponentModel;
using System.Security.Cryptography;
using System.Text;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Call = ModelContextProtocol.Server.RequestContext<ModelContextProtocol.Protocol.CallToolRequestParams>;

namespace Fintech.ConformanceHost;

/// <summary>
/// Tools that answer "input required" until the retried call carries what they asked for (2026-07-28).
/// </summary>
internal static class InputTools
{
    static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);

    [McpServerTool(Name = "test_input_required_result_elicitation"), Description("Asks for a name.")]
    public static string Elicitation(Call call) =>
        Answered(call.Params.InputResponses,
            "user_name")?.Deserialize(InputResponse.ElicitResultJsonTypeInfo) is { } answer
        && answer.Content?.TryGetValue("name", out var name) is true
        ? $"Hello, {name}!" : throw new InputRequiredException(
            Need(("user_name", Question("What is your name?", "name"))));

    [McpServerTool(Name = "test_incomplete_result_elicitation"), Description("Asks for a name, again and again.")]
    public static string Again(Call call) => Elicitation(call);

    [McpServerTool(Name = "test_input_required_result_sampling"), Description("Asks the client's model.")]
    public static string Sampling(Call call) =>
        Answered(call.Params.InputResponses,
            "capital_question")?.Deserialize(InputResponse.CreateMessageResultJsonTypeInfo) is { } answer
        ? "Sampling said: " + answer.Content.OfType<TextContentBlock>().FirstOrDefault()?.Text
        : throw new InputRequiredException(Need(("capital_question", Capital())));

    [McpServerTool(Name = "test_input_required_result_list_roots"), Description("Asks for the client's roots.")]
    public static string Roots(Call call) =>
        Answered(call.Params.InputResponses,
            "client_roots")?.Deserialize(InputResponse.ListRootsResultJsonTypeInfo) is { } answer
        ? $"{answer.Roots.Count} roots: {string.Join(", ", answer.Roots.Select(r => r.Uri))}"
        : throw new InputRequiredException(
            Need(("client_roots", InputRequest.ForRootsList(new ListRootsRequestParams()))));

    [McpServerTool(Name = "test_input_required_result_request_state"), Description("Wants its state back.")]
    public static string State(Call call) => call.Params.RequestState is { } state
        ? state == "kept" ? "state-ok" : "state-mismatch"
        : throw new InputRequiredException(Need(("confirm", Question("Please confirm", "ok"))), "kept");

    [McpServerTool(Name = "test_input_required_result_multiple_inputs"), Description("Asks three things at once.")]
    public static string Several(Call call) => call.Params.InputResponses is { Count: >= 3 }
        ? "All three arrived."
        : throw new InputRequiredException(Need(
            ("user_name", Question("What is your name?", "name")), ("greeting", Capital()),
            ("client_roots", InputRequest.ForRootsList(new ListRootsRequestParams()))), "several");

    [McpServerTool(Name = "test_input_required_result_multi_round"), Description("Asks twice, one after the other.")]
    public static string Rounds(Call call) => call.Params.RequestState switch
    {
        null => throw new InputRequiredException(Need(("step1", Question("Step 1: What is your name?", "name"))),
            "round-1"),
        "round-1" => throw new InputRequiredException(Need(("step2", Question("Step 2: Which colour?", "color"))),
            "round-2"),
        _ => "Both rounds are done.",
    };

    [McpServerTool(Name = "test_input_required_result_tampered_state"),
        Description("Refuses a state that it did not make.")]
    public static string Sealed(Call call)
    {
        if (call.Params.RequestState is not { } state)
        {
            var nonce = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
            throw new InputRequiredException(Need(("confirm", Question("Please confirm", "ok"))),
                $"{nonce}.{Seal(nonce)}");
        }
        var parts = state.Split('.');
        return parts.Length == 2
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Seal(parts[0])),
                Encoding.UTF8.GetBytes(parts[1]))
            ? "The state is the one that was sealed."
            : throw new McpProtocolException("The requestState was changed.", McpErrorCode.InvalidParams);
    }

    [McpServerTool(Name = "test_input_required_result_capabilities"),
        Description("Asks only what the client can answer.")]
    public static string Capabilities(Call call)
    {
        if (call.Params.InputResponses is { Count: > 0 }) return "Answered.";
        var can = call.JsonRpcRequest.Context?.ClientCapabilities;
        var ask = new Dictionary<string, InputRequest>();
        if (can?.Elicitation is not null) ask["user_name"] = Question("What is your name?", "name");
        if (can?.Sampling is not null) ask["capital_question"] = Capital();
        if (can?.Roots is not null) ask["client_roots"] = InputRequest.ForRootsList(new ListRootsRequestParams());
        return ask.Count > 0 ? throw new InputRequiredException(ask) : "There is nobody to ask.";
    }

    internal static InputRequest Question(string message, string field) =>
        InputRequest.ForElicitation(new ElicitRequestParams
    {
        Message = message,
        RequestedSchema = new()
        {
            Properties = { [field] = field == "ok" ? new ElicitRequestParams.BooleanSchema()
                : new ElicitRequestParams.StringSchema() },
            Required = [field],
        },
    });

    internal static Dictionary<string, InputRequest> Need(params (string Key, InputRequest Ask)[] asks) =>
        asks.ToDictionary(a => a.Key, a => a.Ask);

    internal static InputResponse? Answered(IDictionary<string, InputResponse>? answers, string key) =>
        answers?.TryGetValue(key, out var answer) is true ? answer : null;

    static InputRequest Capital() => InputRequest.ForSampling(new CreateMessageRequestParams
    {
        Messages = [new() { Role = Role.User,
            Content = [new TextContentBlock { Text = "What is the capital of France?" }] }], MaxTokens = 100,
    });

    static string Seal(string nonce) => Convert.ToHexString(HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes(nonce)));
}
