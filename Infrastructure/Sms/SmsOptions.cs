using System.Text.RegularExpressions;
using Fintech.Infrastructure.Hosting;

namespace Fintech.Infrastructure.Sms;

/// <summary>An account at Twilio, or at a service that speaks the same.</summary>
/// <param name="From">A number or name that texts come from; null when the messaging service chooses one.</param>
public sealed record TwilioAccount(
    Uri BaseUrl, string AccountSid, string AuthToken, string? From, string? MessagingServiceSid)
{
    public override string ToString() => $"Twilio at {BaseUrl}"; // the token must not reach a log
}

/// <summary>Configuration under <c>Sms</c>.</summary>
public sealed partial record SmsOptions
{
    const string Off = "set Sms:Enabled=false to start without codes by SMS";

    /// <summary>Whether codes by SMS can be offered.</summary>
    public bool IsAvailable { get; private init; }

    /// <summary>Null: texts become files.</summary>
    public TwilioAccount? Twilio { get; private init; }
    public bool IsFiles => IsAvailable && Twilio is null;

    public static SmsOptions Read(IConfiguration configuration, IHostEnvironment host)
    {
        var sms = configuration.GetSection("Sms");
        if (!bool.TryParse(Text(sms, "Enabled") ?? "true", out var enabled))
            throw new ConfigurationException($"Sms:Enabled is {sms["Enabled"]}. It must be true or false.");
        if (!enabled) return new();
        var twilio = Account(sms.GetSection("Twilio"));
        if (twilio is null && host.IsProduction())
            throw new ConfigurationException(
                "Sms:Twilio:AccountSid is not set. In Production, codes by SMS need a service that sends them: set it, "
                + $"Sms:Twilio:AuthToken and :From as in Twilio's console, or {Off}.");
        return new() { IsAvailable = true, Twilio = twilio };
    }

    static TwilioAccount? Account(IConfigurationSection twilio)
    {
        var (sid, token) = (Text(twilio, "AccountSid"), Text(twilio, "AuthToken"));
        var (from, service) = (Text(twilio, "From"), Text(twilio, "MessagingServiceSid"));
        if ((sid, token, from, service) is (null, null, null, null)) return null;
        // What is wrong is not repeated: it may be a secret in the wrong place.
        if (sid is null || !Identifier().IsMatch(sid))
            throw Wrong("AccountSid", "the account's id in Twilio's console, which begins with AC");
        if (token is null) throw Wrong("AuthToken", "the token beside the account's id in Twilio's console");
        if ((from is null) == (service is null))
            throw new ConfigurationException(
                "Either Sms:Twilio:From or Sms:Twilio:MessagingServiceSid must be set, and not both: a number of yours "
                + $"that texts come from, or the service that chooses one. Set one of them, or {Off}.");
        if (from is not null && !Sms.IsNumber(from) && !Sender().IsMatch(from))
            throw Wrong("From", "a number such as +15551234567, a short code, or a name of at most 11 letters");
        if (service is not null && !Identifier().IsMatch(service))
            throw Wrong("MessagingServiceSid", "the service's id in Twilio's console, which begins with MG");
        return new(Base(Text(twilio, "BaseUrl") ?? "https://api.twilio.com"), sid, token, from, service);
    }

    static Uri Base(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url is { Query: "", Fragment: "", UserInfo: "" }
        && (url.Scheme == "https" || (url.Scheme == "http" && url.IsLoopback))
            ? new(url.AbsoluteUri.TrimEnd('/') + "/")
            : throw Wrong("BaseUrl", "https://host or, on this machine, http://localhost:port");

    static ConfigurationException Wrong(string key, string cure) =>
        new($"Sms:Twilio:{key} is missing or wrong. Set it to {cure}, or {Off}.");

    static string? Text(IConfigurationSection section, string key) =>
        section[key]?.Trim() is { Length: > 0 } text ? text : null;

    // It becomes part of an address.
    [GeneratedRegex(@"\A[A-Za-z0-9-]{2,64}\z")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"\A([0-9]{3,8}|(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11})\z")]
    private static partial Regex Sender();
}
