using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fintech.Infrastructure.Sandbox.Migrations
{
    /// <inheritdoc />
    public partial class CreatePlaid : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "sandbox");

            migrationBuilder.CreateTable(
                name: "clocks",
                schema: "sandbox",
                columns: table => new
                {
                    environment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    offset_days = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_clocks", x => x.environment_id);
                });

            migrationBuilder.CreateTable(
                name: "plaid_items",
                schema: "sandbox",
                columns: table => new
                {
                    environment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<string>(type: "text", nullable: false),
                    access_token = table.Column<string>(type: "text", nullable: false),
                    institution_id = table.Column<string>(type: "text", nullable: false),
                    username = table.Column<string>(type: "text", nullable: false),
                    webhook = table.Column<string>(type: "text", nullable: true),
                    products = table.Column<string[]>(type: "text[]", nullable: false),
                    days_requested = table.Column<int>(type: "integer", nullable: false),
                    seed = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    exchanged_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    removed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    error_code = table.Column<string>(type: "text", nullable: true),
                    initial_ready_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    historical_ready_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    initial_change_no = table.Column<long>(type: "bigint", nullable: false),
                    change_no = table.Column<long>(type: "bigint", nullable: false),
                    history_through = table.Column<DateOnly>(type: "date", nullable: false),
                    synced_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_update_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_webhook_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_webhook_code = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plaid_items", x => new { x.environment_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "plaid_link_tokens",
                schema: "sandbox",
                columns: table => new
                {
                    environment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    token = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    client_name = table.Column<string>(type: "text", nullable: false),
                    language = table.Column<string>(type: "text", nullable: false),
                    country_codes = table.Column<string[]>(type: "text[]", nullable: false),
                    products = table.Column<string[]>(type: "text[]", nullable: false),
                    webhook = table.Column<string>(type: "text", nullable: true),
                    redirect_uri = table.Column<string>(type: "text", nullable: true),
                    completion_redirect_uri = table.Column<string>(type: "text", nullable: true),
                    hosted = table.Column<bool>(type: "boolean", nullable: false),
                    days_requested = table.Column<int>(type: "integer", nullable: false),
                    update_item_id = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plaid_link_tokens", x => new { x.environment_id, x.token });
                });

            migrationBuilder.CreateTable(
                name: "plaid_signing_keys",
                schema: "sandbox",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    private_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    x = table.Column<string>(type: "text", nullable: false),
                    y = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expired_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plaid_signing_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "webhook_deliveries",
                schema: "sandbox",
                columns: table => new
                {
                    environment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    url = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    item_id = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    next_attempt_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    delivered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_status = table.Column<int>(type: "integer", nullable: true),
                    last_error = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_webhook_deliveries", x => new { x.environment_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "plaid_accounts",
                schema: "sandbox",
                columns: table => new
                {
                    environment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<string>(type: "text", nullable: false),
                    item_id = table.Column<string>(type: "text", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    official_name = table.Column<string>(type: "text", nullable: false),
                    mask = table.Column<string>(type: "text", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false),
                    subtype = table.Column<string>(type: "text", nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false),
                    opening = table.Column<decimal>(type: "numeric", nullable: false),
                    current = table.Column<decimal>(type: "numeric", nullable: false),
                    pending = table.Column<decimal>(type: "numeric", nullable: false),
                    limit = table.Column<decimal>(type: "numeric", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plaid_accounts", x => new { x.environment_id, x.id });
                    table.ForeignKey(
                        name: "fk_plaid_accounts_plaid_items_environment_id_item_id",
                        columns: x => new { x.environment_id, x.item_id },
                        principalSchema: "sandbox",
                        principalTable: "plaid_items",
                        principalColumns: new[] { "environment_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plaid_public_tokens",
                schema: "sandbox",
                columns: table => new
                {
                    environment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    token = table.Column<string>(type: "text", nullable: false),
                    item_id = table.Column<string>(type: "text", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    exchanged_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plaid_public_tokens", x => new { x.environment_id, x.token });
                    table.ForeignKey(
                        name: "fk_plaid_public_tokens_plaid_items_environment_id_item_id",
                        columns: x => new { x.environment_id, x.item_id },
                        principalSchema: "sandbox",
                        principalTable: "plaid_items",
                        principalColumns: new[] { "environment_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plaid_transactions",
                schema: "sandbox",
                columns: table => new
                {
                    environment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<string>(type: "text", nullable: false),
                    item_id = table.Column<string>(type: "text", nullable: false),
                    account_id = table.Column<string>(type: "text", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    amount = table.Column<decimal>(type: "numeric", nullable: false),
                    pending = table.Column<bool>(type: "boolean", nullable: false),
                    added_no = table.Column<long>(type: "bigint", nullable: false),
                    change_no = table.Column<long>(type: "bigint", nullable: false),
                    removed = table.Column<bool>(type: "boolean", nullable: false),
                    original_description = table.Column<string>(type: "text", nullable: true),
                    wire = table.Column<string>(type: "json", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plaid_transactions", x => new { x.environment_id, x.id });
                    table.ForeignKey(
                        name: "fk_plaid_transactions_plaid_items_environment_id_item_id",
                        columns: x => new { x.environment_id, x.item_id },
                        principalSchema: "sandbox",
                        principalTable: "plaid_items",
                        principalColumns: new[] { "environment_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plaid_link_sessions",
                schema: "sandbox",
                columns: table => new
                {
                    environment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<string>(type: "text", nullable: false),
                    link_token = table.Column<string>(type: "text", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    status = table.Column<string>(type: "text", nullable: true),
                    institution_id = table.Column<string>(type: "text", nullable: true),
                    username = table.Column<string>(type: "text", nullable: true),
                    accounts = table.Column<string[]>(type: "text[]", nullable: true),
                    public_token = table.Column<string>(type: "text", nullable: true),
                    events = table.Column<string>(type: "jsonb", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plaid_link_sessions", x => new { x.environment_id, x.id });
                    table.ForeignKey(
                        name: "fk_plaid_link_sessions_plaid_link_tokens_environment_id_link_t",
                        columns: x => new { x.environment_id, x.link_token },
                        principalSchema: "sandbox",
                        principalTable: "plaid_link_tokens",
                        principalColumns: new[] { "environment_id", "token" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_plaid_accounts_environment_id_item_id",
                schema: "sandbox",
                table: "plaid_accounts",
                columns: new[] { "environment_id", "item_id" });

            migrationBuilder.CreateIndex(
                name: "ix_plaid_items_environment_id_access_token",
                schema: "sandbox",
                table: "plaid_items",
                columns: new[] { "environment_id", "access_token" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plaid_items_history_through",
                schema: "sandbox",
                table: "plaid_items",
                column: "history_through");

            migrationBuilder.CreateIndex(
                name: "ix_plaid_link_sessions_environment_id_link_token",
                schema: "sandbox",
                table: "plaid_link_sessions",
                columns: new[] { "environment_id", "link_token" });

            migrationBuilder.CreateIndex(
                name: "ix_plaid_link_tokens_token",
                schema: "sandbox",
                table: "plaid_link_tokens",
                column: "token",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plaid_public_tokens_environment_id_item_id",
                schema: "sandbox",
                table: "plaid_public_tokens",
                columns: new[] { "environment_id", "item_id" });

            migrationBuilder.CreateIndex(
                name: "ix_plaid_transactions_environment_id_item_id",
                schema: "sandbox",
                table: "plaid_transactions",
                columns: new[] { "environment_id", "item_id" },
                filter: "pending AND NOT removed");

            migrationBuilder.CreateIndex(
                name: "ix_plaid_transactions_environment_id_item_id_change_no",
                schema: "sandbox",
                table: "plaid_transactions",
                columns: new[] { "environment_id", "item_id", "change_no" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_webhook_deliveries_next_attempt_at",
                schema: "sandbox",
                table: "webhook_deliveries",
                column: "next_attempt_at",
                filter: "next_attempt_at IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "clocks",
                schema: "sandbox");

            migrationBuilder.DropTable(
                name: "plaid_accounts",
                schema: "sandbox");

            migrationBuilder.DropTable(
                name: "plaid_link_sessions",
                schema: "sandbox");

            migrationBuilder.DropTable(
                name: "plaid_public_tokens",
                schema: "sandbox");

            migrationBuilder.DropTable(
                name: "plaid_signing_keys",
                schema: "sandbox");

            migrationBuilder.DropTable(
                name: "plaid_transactions",
                schema: "sandbox");

            migrationBuilder.DropTable(
                name: "webhook_deliveries",
                schema: "sandbox");

            migrationBuilder.DropTable(
                name: "plaid_link_tokens",
                schema: "sandbox");

            migrationBuilder.DropTable(
                name: "plaid_items",
                schema: "sandbox");
        }
    }
}
