using System.ComponentModel;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Fintech.ConformanceHost;

internal static class FixturePrompts
{
    [McpServerPrompt(Name = "test_simple_prompt"), Description("No arguments.")]
    public static string Simple() => "This is a simple prompt for testing.";

    [McpServerPrompt(Name = "test_prompt_with_arguments"), Description("Two arguments.")]
    public static string Arguments(string arg1, string arg2) => $"Prompt with arguments: arg1='{arg1}', arg2='{arg2}'";

    [McpServerPrompt(Name = "test_prompt_with_embedded_resource"), Description("An embedded resource.")]
    public static PromptMessage[] Embedded(string resourceUri) =>
    [
        new() { Role = Role.User, Content = Samples.Text(resourceUri, "Embedded resource content for testing.") },
        new() { Role = Role.User,
            Content = new TextContentBlock { Text = "Please process the embedded resource above." } },
    ];

    [McpServerPrompt(Name = "test_prompt_with_image"), Description("A picture.")]
    public static PromptMessage[] Image() =>
    [
        new() { Role = Role.User, Content = Samples.Image },
        new() { Role = Role.User, Content = new TextContentBlock { Text = "Please analyze the image above." } },
    ];

    [McpServerPrompt(Name = "test_input_required_result_prompt"), Description("Asks before it answers.")]
    public static string Asking(RequestContext<GetPromptRequestParams> call) =>
        InputTools.Answered(call.Params.InputResponses,
            "user_context")?.Deserialize(InputResponse.ElicitResultJsonTypeInfo) is { } answer
            ? $"Continue with: {answer.Content?["context"]}"
            : throw new InputRequiredException(
                InputTools.Need(("user_context", InputTools.Question("What should the prompt know?", "context"))));
}
