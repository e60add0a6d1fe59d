-- CreateTable
CREATE TABLE "Installation" (
    "workspaceId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "installedAt" TIMESTAMPTZ(3) NOT NULL,
    "sealedToken" BYTEA,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Installation_pkey" PRIMARY KEY ("workspaceId")
);

-- AddForeignKey
ALTER TABLE "Installation" ADD CONSTRAINT "Installation_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


