namespace Fintech.Features.Identity.Operators;

/// <summary>Makes somebody an operator in the running unit of work. Sessions that are open end as soon as an operator's do.</summary>
internal sealed class Promotion(Sessions sessions)
{
    public async Task Apply(Person person, CancellationToken ct)
    {
        person.IsOperator = true;
        await sessions.Shorten(person.Id, ct);
    }
}
