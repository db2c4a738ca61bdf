using Fintech.Features.Identity;
using Fintech.Features.Identity.GetMe;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Hosting;
using Fintech.Infrastructure.Slices;

namespace Fintech.Portal;

/// <summary>Who looks at the page, and in which environment. Every page's address names the environment.</summary>
public sealed class PortalContext(Pipeline<GetMeRequest, MeView> getMe, CallerSlot slot, ServerOptions server)
{
    public MeView? Me { get; private set; }

    /// <summary>Where this installation is reached, without a trailing slash.</summary>
    public string Base => server.Base;

    public WorkspaceView? Workspace => Me?.Workspaces.FirstOrDefault(w => w.Id == slot.Caller.Workspace);
    public EnvironmentView? Environment => Workspace?.Environments.FirstOrDefault(e => e.Id == slot.Caller.Environment);
    public bool IsSandbox => Environment?.Kind.ToString() is "Sandbox";
    /// <param name="permission">Of <see cref="Permissions"/>. It decides what a page offers; the slice decides what is done.</param>
    public bool May(string permission) => Environment?.Permissions.Contains(permission) is true;

    public bool IsOperator => Me?.Operator is true;

    public async Task<Error?> Load(CancellationToken ct)
    {
        var result = await getMe.Run(new(), ct);
        Me = result.Value;
        return result.Error;
    }

    /// <summary>The environment to begin with: the last used one, else the first sandbox.</summary>
    public EnvironmentId? First()
    {
        var all = Me!.Workspaces.SelectMany(w => w.Environments).ToList();
        return all.Any(e => e.Id == Me.LastEnvironmentId)
            ? Me.LastEnvironmentId
            : (all.FirstOrDefault(e => e.Kind.ToString() is "Sandbox") ?? all.FirstOrDefault())?.Id;
    }

    /// <summary>A page of the portal in an environment, this one if none is given.</summary>
    public string Link(string path, EnvironmentId? environment = null) =>
        (environment ?? slot.Caller.Environment) is { } id ? $"{path}?environment={id}" : path;

    /// <param name="query">Such as <c>cursor=…</c>, its values escaped; or nothing.</param>
    public string LinkWith(string path, string query) =>
        query.Length == 0 ? Link(path) : Link(path) is var link && link.Contains('?') ? $"{link}&{query}" : $"{link}?{query}";

    /// <summary>The key that makes a form's change happen once, however often it is sent.</summary>
    public string NewKey() => Guid.CreateVersion7().ToString("N");
}
