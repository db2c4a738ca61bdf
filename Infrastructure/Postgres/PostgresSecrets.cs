using System.Security.Cryptography;
using System.Text.Json;

namespace Fintech.Infrastructure.Postgres;

/// <summary>Generated passwords and the port last used; kept in <c>pg.json</c>, readable by its owner alone.</summary>
internal sealed record PostgresSecrets(string AdminPassword, string OwnerPassword, string AppPassword, int Port)
{
    static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
    };

    public static PostgresSecrets Generate() => new(Password(), Password(), Password(), 0);

    /// <summary>Null when there is none yet; a broken file is an error, never silently replaced.</summary>
    public static PostgresSecrets? Read(string file)
    {
        if (!File.Exists(file)) return null;
        try
        {
            return JsonSerializer.Deserialize<PostgresSecrets>(File.ReadAllText(file), Json)
                is { AdminPassword.Length: > 0, OwnerPassword.Length: > 0, AppPassword.Length: > 0 } secrets
                ? secrets
                : throw new JsonException("a password is missing");
        }
        catch (JsonException e)
        {
            throw new PostgresUnavailableException(
                $"{file} cannot be read ({e.Message}). Restore it, or move it away: new passwords are then set.");
        }
    }

    public void Save(string file)
    {
        // Written next door and renamed, so that a kill never leaves half a file.
        var next = file + ".new";
        PrivateFile.Write(next, JsonSerializer.Serialize(this, Json));
        File.Move(next, file, overwrite: true);
    }

    static string Password() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
}
