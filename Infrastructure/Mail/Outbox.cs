using System.Text.Json;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Secrets;
using Fintech.Infrastructure.Slices;

namespace Fintech.Infrastructure.Mail;

/// <summary>
/// Takes mails into the handler's own transaction; they leave after its commit, and never without it.
/// </summary>
public sealed class Outbox(FintechDb db, Changes changes, SecretBox box)
{
    internal const string Purpose = "mail";

    public void Add(Mail mail)
    {
        db.Add(new OutgoingMail { Sealed = box.Seal(JsonSerializer.Serialize(mail, Wire.Options), Purpose) });
        changes.AfterCommit(services => services.GetRequiredService<MailSender>().Wake());
    }
}
