namespace Fintech.Portal.Ops.People;

/// <summary>The fields of the form that asks once more.</summary>
public sealed class ActForm
{
    public string? Reason { get; set; }
    public string? Key { get; set; }
}
