using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fintech.Infrastructure.Data.Migrations
{
    /// <inheritdoc />
    public partial class ApiPlatform : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string[]>(
                name: "allowed_networks",
                table: "workspaces",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<string[]>(
                name: "allowed_networks",
                table: "api_keys",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "disabled_at",
                table: "api_keys",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "last_used_from",
                table: "api_keys",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "pepper",
                table: "api_keys",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<Guid>(
                name: "replaces_id",
                table: "api_keys",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "requests_per_day",
                table: "api_keys",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "requests_per_minute",
                table: "api_keys",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "requests_per_month",
                table: "api_keys",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "session_id",
                table: "api_keys",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "limit_cells",
                columns: table => new
                {
                    subject = table.Column<Guid>(type: "uuid", nullable: false),
                    policy = table.Column<string>(type: "text", nullable: false),
                    arrival = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_limit_cells", x => new { x.subject, x.policy });
                });

            migrationBuilder.CreateTable(
                name: "quota_counts",
                columns: table => new
                {
                    subject = table.Column<Guid>(type: "uuid", nullable: false),
                    monthly = table.Column<bool>(type: "boolean", nullable: false),
                    starts = table.Column<DateOnly>(type: "date", nullable: false),
                    taken = table.Column<long>(type: "bigint", nullable: false),
                    quota = table.Column<long>(type: "bigint", nullable: false),
                    warned = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quota_counts", x => new { x.subject, x.monthly, x.starts });
                });

            migrationBuilder.Sql(Limits.LimitCellRow.Unlogged);

            migrationBuilder.CreateIndex(
                name: "ix_limit_cells_arrival",
                table: "limit_cells",
                column: "arrival");

            migrationBuilder.CreateIndex(
                name: "ix_quota_counts_starts",
                table: "quota_counts",
                column: "starts");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "limit_cells");

            migrationBuilder.DropTable(
                name: "quota_counts");

            migrationBuilder.DropColumn(
                name: "allowed_networks",
                table: "workspaces");

            migrationBuilder.DropColumn(
                name: "allowed_networks",
                table: "api_keys");

            migrationBuilder.DropColumn(
                name: "disabled_at",
                table: "api_keys");

            migrationBuilder.DropColumn(
                name: "last_used_from",
                table: "api_keys");

            migrationBuilder.DropColumn(
                name: "pepper",
                table: "api_keys");

            migrationBuilder.DropColumn(
                name: "replaces_id",
                table: "api_keys");

            migrationBuilder.DropColumn(
                name: "requests_per_day",
                table: "api_keys");

            migrationBuilder.DropColumn(
                name: "requests_per_minute",
                table: "api_keys");

            migrationBuilder.DropColumn(
                name: "requests_per_month",
                table: "api_keys");

            migrationBuilder.DropColumn(
                name: "session_id",
                table: "api_keys");
        }
    }
}
