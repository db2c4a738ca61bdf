using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fintech.Infrastructure.Data.Migrations
{
    /// <inheritdoc />
    public partial class IdempotencyInspection : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "replayed_at",
                table: "idempotency_records",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "replays",
                table: "idempotency_records",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "request_id",
                table: "idempotency_records",
                type: "uuid",
                nullable: false,
                defaultValueSql: "gen_random_uuid()");

            migrationBuilder.CreateIndex(
                name: "ix_idempotency_records_scope_id_request_id",
                table: "idempotency_records",
                columns: new[] { "scope_id", "request_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_idempotency_records_scope_id_request_id",
                table: "idempotency_records");

            migrationBuilder.DropColumn(
                name: "replayed_at",
                table: "idempotency_records");

            migrationBuilder.DropColumn(
                name: "replays",
                table: "idempotency_records");

            migrationBuilder.DropColumn(
                name: "request_id",
                table: "idempotency_records");
        }
    }
}
