namespace Fintech.Tests.Peers;

/// <summary>A test against something that others wrote. It is skipped where that is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PeerFactAttribute : FactAttribute
{
    /// <param name="needs">A command, or the path of a file.</param>
    public PeerFactAttribute(string needs)
    {
        var places = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (!places.Any(folder => File.Exists(Path.Combine(folder, needs)))) Skip = $"There is no {needs} here.";
    }
}
