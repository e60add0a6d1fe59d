-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN     "editsAfterAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "Conversation" (
    "workspaceId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "conversationId" TEXT NOT NULL,
    "serviceUrl" TEXT NOT NULL,
    "botId" TEXT NOT NULL,
    "accountId" TEXT,
    "name" TEXT,
    "email" TEXT,
    "standing" TEXT,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Conversation_pkey" PRIMARY KEY ("workspaceId","kind","externalId")
);

-- CreateIndex
CREATE INDEX "Conversation_latest" ON "Conversation"("workspaceId", "seenAt") WHERE ("endedAt" IS NULL);

-- CreateIndex
CREATE INDEX "Delivery_by_reference" ON "Delivery"("workspaceId", "messageRef") WHERE ("messageRef" IS NOT NULL);

-- AddForeignKey
ALTER TABLE "Conversation" ADD CONSTRAINT "Conversation_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


