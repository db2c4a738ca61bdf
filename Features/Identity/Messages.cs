namespace Fintech.Features.Identity;

/// <summary>An answer in words.</summary>
public sealed record MessageView(string Message)
{
    public string Object => "message";
}
