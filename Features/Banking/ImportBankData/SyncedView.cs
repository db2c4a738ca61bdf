using System.Text.Json.Serialization;
using Fintech.Features.Banking.Contracts;

namespace Fintech.Features.Banking.ImportBankData;

/// <summary>The object of <c>bank_connection.synced</c>: the connection, and how many rows the run touched.</summary>
internal sealed record SyncedView(BankConnectionView Connection, int Added, int Modified, int Removed)
{
    [JsonPropertyOrder(-1)] public string Object => "bank_connection_sync";
}
