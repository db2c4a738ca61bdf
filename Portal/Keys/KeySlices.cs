using Fintech.Features.Developers;
using Fintech.Features.Developers.DisableApiKey;
using Fintech.Features.Developers.EnableApiKey;
using Fintech.Features.Developers.GetApiKey;
using Fintech.Features.Developers.RotateApiKey;
using Fintech.Features.Developers.UpdateApiKey;
using Fintech.Infrastructure.Slices;

namespace Fintech.Portal.Keys;

/// <summary>What the pages of one key run.</summary>
public sealed record KeySlices(
    Pipeline<GetApiKeyRequest, ApiKeyView> Get, Pipeline<UpdateApiKeyRequest, ApiKeyView> Update,
    Pipeline<DisableApiKeyRequest, ApiKeyView> Disable, Pipeline<EnableApiKeyRequest, ApiKeyView> Enable,
    Pipeline<RotateApiKeyRequest, NewApiKeyView> Rotate);
