using Fintech.Infrastructure.Data;

namespace Fintech.Features.Developers.Contracts;

public readonly record struct ApiKeyId(Guid Value) : ITypedId<ApiKeyId>
{
    public static string Prefix => "key";
    public static ApiKeyId Of(Guid value) => new(value);
    public override string ToString() => TypeId.Text(Prefix, Value);
}
