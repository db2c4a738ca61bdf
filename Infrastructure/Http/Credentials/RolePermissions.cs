using System.Collections.Frozen;

namespace Fintech.Infrastructure.Http.Credentials;

/// <summary>What a role may do in an environment. The feature that knows the roles registers it.</summary>
/// <param name="role">The membership's role as stored.</param>
/// <param name="grants">Permissions given to this member by name.</param>
public delegate FrozenSet<string> RolePermissions(string role, IReadOnlyList<string> grants, bool isLive);
