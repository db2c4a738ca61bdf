using Fintech.Features.Identity.SecondFactors;
using Fintech.Infrastructure.Delivery;
using Fintech.Infrastructure.Sms;

namespace Fintech.Features.Identity;

/// <summary>The words of all text messages about accounts.</summary>
internal sealed class IdentityTexts(Outbox outbox)
{
    public void Code(string number, string code, CodePurpose purpose) => outbox.Add(new Sms(number, "code",
        $"{code} is your Fintech code to {IdentityMails.Words(purpose)}. It works once, for ten minutes. "
        + "Nobody from Fintech will ever ask you for it."));
}
