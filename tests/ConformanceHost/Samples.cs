using ModelContextProtocol.Protocol;

namespace Fintech.ConformanceHost;

/// <summary>The smallest valid picture and sound.</summary>
internal static class Samples
{
    static readonly byte[] Picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==");

    static readonly byte[] Sound = Convert.FromBase64String(
        "UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQAAAAA=");

    public static ImageContentBlock Image => ImageContentBlock.FromBytes(Picture, "image/png");

    public static AudioContentBlock Audio => AudioContentBlock.FromBytes(Sound, "audio/wav");

    public static BlobResourceContents Blob(string uri) => BlobResourceContents.FromBytes(Picture, uri, "image/png");

    public static EmbeddedResourceBlock Text(string uri, string text, string type = "text/plain") =>
        new() { Resource = new TextResourceContents { Uri = uri, MimeType = type, Text = text } };
}
