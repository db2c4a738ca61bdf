using System.ComponentModel;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Fintech.ConformanceHost;

internal static class FixtureResources
{
    [McpServerResource(UriTemplate = "test://static-text", Name = "static-text", MimeType = "text/plain"),
        Description("Text.")]
    public static string Text() => "This is the content of the static text resource.";

    [McpServerResource(UriTemplate = "test://static-binary", Name = "static-binary", MimeType = "image/png"),
        Description("A picture.")]
    public static BlobResourceContents Binary() => Samples.Blob("test://static-binary");

    [McpServerResource(UriTemplate = "test://template/{id}/data", Name = "template", MimeType = "application/json"),
        Description("Echoes its id.")]
    public static TextResourceContents Template(string id) => new()
    {
        Uri = $"test://template/{id}/data", MimeType = "application/json",
        Text = $$"""{"id":"{{id}}","templateTest":true,"data":"Data for ID: {{id}}"}""",
    };

    [McpServerResource(UriTemplate = "test://watched-resource", Name = "watched", MimeType = "text/plain"),
        Description("Can be subscribed to.")]
    public static string Watched() => "Watched.";
}
