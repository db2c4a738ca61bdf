using Fintech.Features.Developers;
using Fintech.Features.Developers.RotateApiKey;
using Fintech.Portal.Proofs;
using Microsoft.AspNetCore.Mvc;

namespace Fintech.Portal.Keys;

/// <summary>Puts a new key in the place of one, and shows it once.</summary>
public sealed class RotateModel(KeySlices slices, StepUpSlices stepUp, PortalContext portal) : KeyPage(slices, stepUp, portal)
{
    public static readonly (RotationGrace Grace, string Words)[] Graces =
    [
        (RotationGrace.None, "not at all: it ends at once"), (RotationGrace.OneHour, "for an hour"),
        (RotationGrace.OneDay, "for a day"), (RotationGrace.OneWeek, "for seven days"),
    ];

    [BindProperty] public RotateForm Form { get; set; } = new();
    public NewApiKeyView? Made { get; private set; }

    public async Task<IActionResult> OnGet(string id)
    {
        Form.Key = Portal.NewKey();
        return await Find(id) ?? Page();
    }

    public async Task<IActionResult> OnPost(string id)
    {
        if (await Find(id) is { } missing) return missing;
        return await Change(() => Run(Slices.Rotate, new RotateApiKeyRequest(Id, Form.Grace), Form.Key), Keep);
    }

    IActionResult? Keep(NewApiKeyView made)
    {
        Made = made;
        return null;
    }
}

public sealed class RotateForm
{
    public RotationGrace Grace { get; set; } = RotationGrace.OneDay;
    public string? Key { get; set; }
}
