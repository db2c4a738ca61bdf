using System.Runtime.CompilerServices;

namespace Fintech.Support;

/// <summary>The folder of the project, for tests that read its sources.</summary>
public static class Root
{
    public static readonly string Path = Find();

    static string Find([CallerFilePath] string here = "") =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(here)!, "..", ".."));
}
