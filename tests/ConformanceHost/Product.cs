using System.Reflection;

namespace Fintech.ConformanceHost;

internal static class Product
{
    /// <summary>Calls the product's entry point in this process.</summary>
    public static Task Run(string[] arguments)
    {
        var entry = Assembly.Load("Fintech").EntryPoint ?? throw new InvalidOperationException(
            "The product has no entry point.");
        return entry.Invoke(null, [arguments]) as Task ?? Task.CompletedTask;
    }
}
