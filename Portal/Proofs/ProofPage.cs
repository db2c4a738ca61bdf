using Fintech.Features.Identity.GetStepUpOptions;
using Fintech.Features.Identity.SecondFactors;
using Fintech.Features.Identity.StepUp;
using Fintech.Infrastructure.Slices;
using Microsoft.AspNetCore.Mvc;

namespace Fintech.Portal.Proofs;

/// <summary>
/// A page whose form may need a second factor first. It asks in the form itself, so that nothing that was typed is lost.
/// A right code gives the session a new cookie; 307 then has the browser send the same form once more, with that one.
/// </summary>
public abstract class ProofPage(StepUpSlices stepUp, PortalContext portal) : PortalPage(portal)
{
    [BindProperty] public ProofForm Proof { get; set; } = new();

    /// <summary>The browser was sent here again after the code was right.</summary>
    [BindProperty(SupportsGet = true, Name = "confirmed")] public bool Confirmed { get; set; }

    /// <summary>Set when the form has to ask.</summary>
    public StepUpOptionsView? Options { get; private set; }
    public SentCodeView? Sent { get; private set; }

    /// <summary>What can be proved in a form; a passkey needs the app's own page.</summary>
    public IEnumerable<MethodView> Typed => Options!.Methods.Where(m => m.Method is not FactorMethod.Passkey);
    public bool HasPasskey => Options!.Methods.Any(m => m.Method is FactorMethod.Passkey);
    public FactorMethod? Chosen => Sent?.Method ?? Typed.FirstOrDefault(m => m.Method == Proof.Method)?.Method
        ?? Typed.FirstOrDefault()?.Method;

    /// <summary>Whether the person has a code by now, as far as the page knows.</summary>
    public bool HasCode => Sent is not null || Proof.Code is { Length: > 0 } || !Typed.Any(m => m.Method == Chosen && ProofWords.IsSent(m));

    /// <summary>Makes a form's change; or asks for a second factor in the form; or says beside the fields what was refused.</summary>
    /// <param name="done">Where the change leads to; null shows the page, with what came of it.</param>
    /// <param name="show">Shows the page; the page as it stands if left out.</param>
    protected async Task<IActionResult> Change<T>(
        Func<Task<Result<T>>> change, Func<T, IActionResult?> done, Func<Task<IActionResult>>? show = null)
    {
        var result = Proof.Send is null ? await change() : default;
        if (MustAsk(result.Error))
        {
            if (await Proves()) return RedirectPreserveMethod(Portal.LinkWith(Request.Path, "confirmed=true"));
        }
        else if (result.Error is { } error) ModelState.Copy(error, "Form");
        else if (done(result.Value!) is { } next) return next;
        return show is null ? Page() : await show();
    }

    bool MustAsk(Error? error) => Proof.Send is not null || (error is StepUpRequired && !Confirmed);

    /// <summary>Asks; or sends a code, when that button was pressed; or takes the code.</summary>
    /// <returns>Whether it is proved.</returns>
    protected async Task<bool> Proves()
    {
        Options = (await Run(stepUp.Options, new())).Value;
        if (Proof.Send is { } method)
        {
            var sent = await Run(stepUp.Send, new(method));
            Sent = sent.Value;
            Say(sent.Error);
            return false;
        }
        if (string.IsNullOrWhiteSpace(Proof.Code) || Options is null || Chosen is not { } chosen) return false;
        var proof = await Run(stepUp.Prove, new StepUpRequest(chosen, Proof.Code.Trim()));
        Say(proof.Error);
        return proof.Error is null;
    }

    void Say(Error? error)
    {
        if (error is not null) ModelState.AddModelError("Proof.Code", Refusals.Words(error));
    }
}
