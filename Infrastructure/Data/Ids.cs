namespace Fintech.Infrastructure.Data;

/// <summary>The tenant.</summary>
public readonly record struct WorkspaceId(Guid Value) : ITypedId<WorkspaceId>
{
    public static string Prefix => "ws";
    public static WorkspaceId Of(Guid value) => new(value);
    public override string ToString() => TypeId.Text(Prefix, Value);
}

/// <summary>An isolated copy of a workspace's data: live or a sandbox.</summary>
public readonly record struct EnvironmentId(Guid Value) : ITypedId<EnvironmentId>
{
    public static string Prefix => "env";
    public static EnvironmentId Of(Guid value) => new(value);
    public override string ToString() => TypeId.Text(Prefix, Value);
}

/// <summary>A fact recorded with the change that made it.</summary>
public readonly record struct EventId(Guid Value) : ITypedId<EventId>
{
    public static string Prefix => "evt";
    public static EventId Of(Guid value) => new(value);
    public override string ToString() => TypeId.Text(Prefix, Value);
}

/// <summary>An entry of the audit trail.</summary>
public readonly record struct AuditEntryId(Guid Value) : ITypedId<AuditEntryId>
{
    public static string Prefix => "aud";
    public static AuditEntryId Of(Guid value) => new(value);
    public override string ToString() => TypeId.Text(Prefix, Value);
}

/// <summary>The end customer that money data belongs to.</summary>
public readonly record struct CustomerId(Guid Value) : ITypedId<CustomerId>
{
    public static string Prefix => "cus";
    public static CustomerId Of(Guid value) => new(value);
    public override string ToString() => TypeId.Text(Prefix, Value);
}

/// <summary>One call of the API: the request's own name.</summary>
public readonly record struct ApiCallId(Guid Value) : ITypedId<ApiCallId>
{
    public static string Prefix => "req";
    public static ApiCallId Of(Guid value) => new(value);
    public override string ToString() => TypeId.Text(Prefix, Value);
}
