namespace Fintech.Features.Identity.SecondFactors;

/// <summary>
/// How somebody proves, beside the password, that it is them. The first four are factors that can be added and removed;
/// recovery codes come with the first of them and stand in for a lost one.
/// </summary>
public enum FactorMethod { Passkey, Totp, Sms, Email, RecoveryCode }
