using System.Text.Json.Serialization;

namespace Fintech.Benchmarks.Floors;

internal sealed record FloorAccount(int Id, string Name, string Kind, string Currency, string Balance);

internal sealed record FloorTransaction(
    long Id, int AccountId, string Date, string Amount, string Currency, string Payee, string Status);

/// <summary>The SDK wants an object as structured content; the tools wrap their lists in one.</summary>
internal sealed record FloorPage<T>(List<T> Data);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(List<FloorAccount>))]
[JsonSerializable(typeof(List<FloorTransaction>))]
[JsonSerializable(typeof(FloorPage<FloorAccount>))]
[JsonSerializable(typeof(FloorPage<FloorTransaction>))]
[JsonSerializable(typeof(int))]
internal sealed partial class FloorJson : JsonSerializerContext;
