using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fintech.Infrastructure.Sandbox.Migrations
{
    /// <inheritdoc />
    public partial class OneOpenVisit : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Open visits hold nothing of worth: their visitors start again at the first step.
            migrationBuilder.Sql("DELETE FROM sandbox.plaid_link_sessions WHERE finished_at IS NULL");

            migrationBuilder.DropIndex(
                name: "ix_plaid_link_sessions_environment_id_link_token",
                schema: "sandbox",
                table: "plaid_link_sessions");

            migrationBuilder.CreateIndex(
                name: "ux_plaid_link_sessions_open",
                schema: "sandbox",
                table: "plaid_link_sessions",
                columns: new[] { "environment_id", "link_token" },
                unique: true,
                filter: "finished_at IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ux_plaid_link_sessions_open",
                schema: "sandbox",
                table: "plaid_link_sessions");

            migrationBuilder.CreateIndex(
                name: "ix_plaid_link_sessions_environment_id_link_token",
                schema: "sandbox",
                table: "plaid_link_sessions",
                columns: new[] { "environment_id", "link_token" });
        }
    }
}
