using Fintech.Features.Identity.SecondFactors;

namespace Fintech.Portal.Proofs;

/// <summary>The fields that a form has beside its own while a second factor is asked for.</summary>
public sealed class ProofForm
{
    public FactorMethod? Method { get; set; }
    public string? Code { get; set; }

    /// <summary>The button that sends a code by this method was pressed instead of the form's own.</summary>
    public FactorMethod? Send { get; set; }
}
