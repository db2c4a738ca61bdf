using Fintech.Infrastructure.ApiLog;
using Fintech.Infrastructure.Audit;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fintech.Infrastructure.Data.Migrations
{
    /// <inheritdoc />
    public partial class AuditChainAndApiLog : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(AuditTables.Sql);
            migrationBuilder.Sql(ApiLogTables.Sql);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(ApiLogTables.Undo);
            migrationBuilder.Sql(AuditTables.Undo);
        }
    }
}
