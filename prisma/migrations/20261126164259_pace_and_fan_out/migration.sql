-- DropIndex
DROP INDEX "Delivery_queued";

-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN     "fanOut" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Workspace" ADD COLUMN     "findAfterAt" TIMESTAMPTZ(3),
ADD COLUMN     "postAfterAt" TIMESTAMPTZ(3),
ADD COLUMN     "replaceAfterAt" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "Delivery_queued" ON "Delivery"("workspaceId", "fanOut", "notBefore", "id") WHERE (state = 'queued');

-- CreateIndex
CREATE INDEX "Delivery_sent" ON "Delivery"("workspaceId", "sentAt") WHERE ("sentAt" IS NOT NULL);


