using System.ComponentModel;
using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Fintech.ConformanceHost;

/// <summary>Tools that ask the client during a call, as 2025-11-25 and earlier sessions do.</summary>
internal static class SessionTools
{
    [McpServerTool(Name = "test_tool_with_logging"), Description("Logs three lines to the client.")]
    public static async Task<string> Logging(McpServer server, CancellationToken ct)
    {
        foreach (var line in (string[])["Tool execution started", "Tool processing data", "Tool execution completed"])
        {
            await server.SendNotificationAsync("notifications/message",
                new LoggingMessageNotificationParams { Level = LoggingLevel.Info,
                    Data = JsonSerializer.SerializeToElement(line) },
                cancellationToken: ct);
            await Task.Delay(50, ct);
        }
        return "Logged.";
    }

    [McpServerTool(Name = "test_sampling"), Description("Asks the client's model.")]
    public static async Task<string> Sampling(McpServer server, string prompt, CancellationToken ct)
    {
        var answer = await server.SampleAsync(new CreateMessageRequestParams
        {
            Messages = [new() { Role = Role.User, Content = [new TextContentBlock { Text = prompt }] }],
                MaxTokens = 100,
        }, ct);
        return "LLM response: " + answer.Content.OfType<TextContentBlock>().FirstOrDefault()?.Text;
    }

    [McpServerTool(Name = "test_elicitation"), Description("Asks the person one question.")]
    public static Task<string> Question(McpServer server, string message, CancellationToken ct) =>
        Ask(server, message, new()
    {
        ["username"] = new ElicitRequestParams.StringSchema { Description = "User's response" },
        ["email"] = new ElicitRequestParams.StringSchema { Description = "User's email address" },
    }, ct);

    [McpServerTool(Name = "test_elicitation_sep1034_defaults"), Description("Asks with default values.")]
    public static Task<string> Defaults(McpServer server, CancellationToken ct) =>
        Ask(server, "Check the defaults", new()
    {
        ["name"] = new ElicitRequestParams.StringSchema { Default = "John Doe" },
        ["age"] = new ElicitRequestParams.NumberSchema { Type = "integer", Default = 30 },
        ["score"] = new ElicitRequestParams.NumberSchema { Default = 95.5 },
        ["status"] = new ElicitRequestParams.UntitledSingleSelectEnumSchema { Enum = ["active", "inactive", "pending"],
            Default = "active" },
        ["verified"] = new ElicitRequestParams.BooleanSchema { Default = true },
    }, ct);

    [McpServerTool(Name = "test_elicitation_sep1330_enums"), Description("Asks with every form of enum.")]
    public static Task<string> Enums(McpServer server, CancellationToken ct) => Ask(server, "Choose", new()
    {
        ["untitledSingle"] = new ElicitRequestParams.UntitledSingleSelectEnumSchema { Enum = ["option1", "option2",
            "option3"] },
        ["titledSingle"] = new ElicitRequestParams.TitledSingleSelectEnumSchema { OneOf = [.. Titled("First Option",
            "Second Option", "Third Option")] },
        ["legacyEnum"] = new ElicitRequestParams.LegacyTitledEnumSchema
        {
            Enum = ["opt1", "opt2", "opt3"], EnumNames = ["Option One", "Option Two", "Option Three"],
        },
        ["untitledMulti"] = new ElicitRequestParams.UntitledMultiSelectEnumSchema { Items = new() { Enum = ["option1",
            "option2", "option3"] } },
        ["titledMulti"] = new ElicitRequestParams.TitledMultiSelectEnumSchema
        {
            Items = new() { AnyOf = [.. Titled("First Choice", "Second Choice", "Third Choice")] },
        },
    }, ct);

    static IEnumerable<ElicitRequestParams.EnumSchemaOption> Titled(params string[] titles) =>
        titles.Select((title, i) =>
            new ElicitRequestParams.EnumSchemaOption { Const = $"value{i + 1}", Title = title });

    static async Task<string> Ask(
        McpServer server, string message, Dictionary<string, ElicitRequestParams.PrimitiveSchemaDefinition> fields,
            CancellationToken ct)
    {
        var answer = await server.ElicitAsync(
            new ElicitRequestParams { Message = message, RequestedSchema = new() { Properties = fields } }, ct);
        return $"User response: action={answer.Action}, content={JsonSerializer.Serialize(answer.Content)}";
    }
}
