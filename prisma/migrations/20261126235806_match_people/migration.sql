-- AlterTable
ALTER TABLE "Account" ADD COLUMN     "matchedEmail" TEXT;

-- AlterTable
ALTER TABLE "PartnershipWorkspace" ADD COLUMN     "linkedAt" TIMESTAMPTZ(3),
ADD COLUMN     "matchTold" TEXT;

-- AlterTable
ALTER TABLE "Workspace" ADD COLUMN     "matchAt" TIMESTAMPTZ(3),
ADD COLUMN     "matchFailures" INTEGER NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "Workspace_match" ON "Workspace"("matchAt") WHERE ("matchAt" IS NOT NULL);


