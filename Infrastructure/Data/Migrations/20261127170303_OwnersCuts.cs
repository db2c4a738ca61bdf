using Fintech.Infrastructure.Audit;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fintech.Infrastructure.Data.Migrations
{
    /// <inheritdoc />
    public partial class OwnersCuts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(AuditTables.OwnersCuts);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(AuditTables.UndoOwnersCuts);
        }
    }
}
