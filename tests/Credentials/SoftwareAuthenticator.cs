using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Fintech.Tests.Credentials;

/// <summary>
/// An authenticator with the browser around it (WebAuthn level 3, §6 and §5.8.1): it makes one discoverable passkey and
/// signs with it. What it says can be bent before each answer, as an attacker would.
/// </summary>
internal sealed class SoftwareAuthenticator(string origin, int algorithm = SoftwareAuthenticator.Es256)
{
    public const int Es256 = -7, Es384 = -35, Rs256 = -257;
    public const byte UserPresent = 1, UserVerified = 4, BackupEligible = 8, BackupState = 16;
    const byte AttestedData = 64;

    readonly AsymmetricAlgorithm key = algorithm switch
    {
        Es256 => ECDsa.Create(ECCurve.NamedCurves.nistP256),
        Es384 => ECDsa.Create(ECCurve.NamedCurves.nistP384),
        _ => RSA.Create(2048),
    };

    public byte[] Id { get; init; } = RandomNumberGenerator.GetBytes(32);
    public string Origin { get; set; } = origin;
    public bool CrossOrigin { get; set; }

    /// <summary>Null: the one that the options name.</summary>
    public string? RpId { get; set; }
    public byte Flags { get; set; } = UserPresent | UserVerified;
    public uint Count { get; set; } = 1;

    /// <summary>Keys that are copied between a person's devices do not count: theirs stays 0.</summary>
    public bool IsSynced { get; init; }
    public string? UserHandle { get; set; }
    public Func<byte[], byte[]> Bend { get; set; } = signature => signature;

    /// <summary>What <c>navigator.credentials.create</c> gives, as JSON.</summary>
    public JsonObject Create(JsonNode options)
    {
        UserHandle = (string)options["user"]!["id"]!;
        var attested = (byte[])[.. new byte[16], 0, (byte)Id.Length, .. Id, .. PublicKey()];
        var data = (byte[])[.. Data((string)options["rp"]!["id"]!, (byte)(Flags | AttestedData)), .. attested];
        var statement = Cbor.Map((Cbor.Text("fmt"), Cbor.Text("none")), (Cbor.Text("attStmt"), Cbor.Map()),
            (Cbor.Text("authData"), Cbor.Bytes(data)));
        return Credential(new JsonObject
        {
            ["clientDataJSON"] = Encode(ClientData("webauthn.create", options)),
            ["attestationObject"] = Encode(statement), ["transports"] = new JsonArray("internal"),
        });
    }

    /// <summary>What <c>navigator.credentials.get</c> gives, as JSON.</summary>
    public JsonObject Get(JsonNode options)
    {
        var data = Data((string)options["rpId"]!, Flags);
        var client = ClientData("webauthn.get", options);
        return Credential(new JsonObject
        {
            ["clientDataJSON"] = Encode(client), ["authenticatorData"] = Encode(data),
            ["signature"] = Encode(Bend(Sign([.. data, .. SHA256.HashData(client)]))), ["userHandle"] = UserHandle,
        });
    }

    byte[] Data(string rpId, byte flags)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, IsSynced ? 0 : Count++);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(RpId ?? rpId)), flags, .. count];
    }

    byte[] ClientData(string type, JsonNode options) => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["type"] = type, ["challenge"] = options["challenge"]!.DeepClone(), ["origin"] = Origin,
        ["crossOrigin"] = CrossOrigin,
    }.ToJsonString());

    JsonObject Credential(JsonObject response) => new()
    {
        ["id"] = Encode(Id), ["rawId"] = Encode(Id), ["type"] = "public-key", ["authenticatorAttachment"] = "platform",
        ["clientExtensionResults"] = new JsonObject(), ["response"] = response,
    };

    byte[] Sign(byte[] data) => key switch
    {
        ECDsa curve => curve.SignData(
            data, algorithm is Es384 ? HashAlgorithmName.SHA384 : HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence),
        RSA rsa => rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        _ => throw new InvalidOperationException(),
    };

    // COSE (RFC 9053): 1 kind of key, 3 algorithm, and the key's own numbers.
    byte[] PublicKey()
    {
        if (key is RSA rsa && rsa.ExportParameters(false) is var numbers)
            return Cbor.Map((Cbor.Int(1), Cbor.Int(3)), (Cbor.Int(3), Cbor.Int(algorithm)),
                (Cbor.Int(-1), Cbor.Bytes(numbers.Modulus!)), (Cbor.Int(-2), Cbor.Bytes(numbers.Exponent!)));
        var point = ((ECDsa)key).ExportParameters(false).Q;
        return Cbor.Map((Cbor.Int(1), Cbor.Int(2)), (Cbor.Int(3), Cbor.Int(algorithm)),
            (Cbor.Int(-1), Cbor.Int(algorithm is Es384 ? 2 : 1)),
            (Cbor.Int(-2), Cbor.Bytes(point.X!)), (Cbor.Int(-3), Cbor.Bytes(point.Y!)));
    }

    static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
